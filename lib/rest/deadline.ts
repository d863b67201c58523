/** A signal that aborts when the time is up or when one of the given signals does. `end` removes timer and listeners. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly timedOut: boolean;
  end(): void;
}

/** Not AbortSignal.any: on a signal that lives as long as the run its dependents pile up. */
export const createDeadline = (timeoutMs: number, signals: readonly (AbortSignal | undefined)[]): Deadline => {
  const controller = new AbortController();
  const given = signals.filter((signal) => signal !== undefined);
  const abort = (): void => controller.abort();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    abort();
  }, timeoutMs);
  for (const signal of given) signal.addEventListener('abort', abort, { once: true });
  if (given.some((signal) => signal.aborted)) abort();
  return {
    signal: controller.signal,
    get timedOut() {
      return timedOut;
    },
    end: () => {
      clearTimeout(timer);
      for (const signal of given) signal.removeEventListener('abort', abort);
    },
  };
};
