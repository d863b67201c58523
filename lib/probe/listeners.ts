/** Those who wait for something to change. */
export interface Listeners {
  /** Resolves with the first defined result of `look`, looked at now and at every `notify`; undefined at the deadline. */
  readonly wait: <Result>(
    look: () => Result | undefined,
    deadlineMs: number,
    signal?: AbortSignal,
  ) => Promise<Result | undefined>;
  readonly notify: () => void;
  /** Calls the listener at every `notify` from now on. Returns what ends that. */
  readonly add: (listener: () => void) => () => void;
}

/** An empty set of listeners. Every wait removes its timer and its listeners on every path. */
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
        // A due timer runs before what waits in the sockets is read: look once more behind it.
        const timer = setTimeout(() => setImmediate(() => setImmediate(() => end(() => resolve(look())))), deadlineMs);
        listeners.add(listener);
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
  };
};
