/** Listeners that wait for a change. */
export interface Listeners {
  /** Calls `look` now and at every `notify`. Resolves with its first defined result, or with undefined at the deadline. */
  readonly wait: <Result>(
    look: () => Result | undefined,
    deadlineMs: number,
    signal?: AbortSignal,
  ) => Promise<Result | undefined>;
  readonly notify: () => void;
  /** Calls the listener at every `notify`. Returns a function that removes it. */
  readonly add: (listener: () => void) => () => void;
}

/** Creates an empty set of listeners. Every wait removes its timer and listener, however it ends. */
export const createListeners = (): Listeners => {
  const listeners = new Set<() => void>();
  return {
    notify: () => {
      for (const listener of listeners) listener();
    },
    add: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    wait: (look, deadlineMs, signal) =>
      new Promise((resolve, reject) => {
        const now = look();
        if (now !== undefined) return resolve(now);
        if (signal?.aborted === true) return reject(signal.reason as Error);
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          listeners.delete(listener);
          signal?.removeEventListener('abort', onAbort);
          settle();
        };
        const listener = (): void => {
          const result = look();
          if (result !== undefined) end(() => resolve(result));
        };
        const onAbort = (): void => end(() => reject(signal?.reason as Error));
        // A due timer runs before waiting socket data is read, so look once more afterwards.
        const timer = setTimeout(() => setImmediate(() => setImmediate(() => end(() => resolve(look())))), deadlineMs);
        listeners.add(listener);
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
  };
};
