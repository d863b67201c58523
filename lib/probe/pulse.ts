/** Signs of life, given in even intervals. */
export interface Pulse {
  /** The longest time between two of them so far, the one under way included: a busy machine is late with its timers. */
  readonly longestPauseMs: () => number;
  readonly stop: () => void;
}

/** Calls `beat` at once and in even intervals until stopped; keeps no process alive. */
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
