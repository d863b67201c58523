/** Calls at even intervals. */
export interface Pulse {
  /** The longest interval so far, including the current one. Timers of a busy machine are late. */
  readonly longestPauseMs: () => number;
  readonly stop: () => void;
}

/** Calls `beat` at once and then at even intervals until stopped. Does not keep the process alive. */
export const createPulse = (intervalMs: number, beat: () => void): Pulse => {
  let last = performance.now();
  let longest = 0;
  let stopped = false;
  beat();
  const longestPauseMs = (): number => (stopped ? longest : Math.max(longest, performance.now() - last));
  const timer = setInterval(() => {
    longest = longestPauseMs();
    last = performance.now();
    beat();
  }, intervalMs);
  timer.unref();
  return {
    longestPauseMs,
    stop: () => {
      longest = longestPauseMs();
      stopped = true;
      clearInterval(timer);
    },
  };
};
