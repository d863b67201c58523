/** How often a long wait is reconsidered. */
export const glanceMs = 250;

/**
 * Waits until `holds` is true, looking again at each event; no polling.
 * @param subscribe registers a listener and returns what removes it
 * @returns whether it held by the deadline (milliseconds from now)
 */
export const waitFor = async (
  holds: () => boolean,
  subscribe: (listener: () => void) => () => void,
  { deadlineMs, signal }: { readonly deadlineMs: number; readonly signal: AbortSignal },
): Promise<boolean> => {
  if (holds()) return true;
  signal.throwIfAborted();
  let end = (_held: boolean): void => undefined;
  const done = new Promise<boolean>((resolve) => {
    end = resolve;
  });
  const unsubscribe = subscribe(() => {
    if (holds()) end(true);
  });
  const onAbort = (): void => end(false);
  signal.addEventListener('abort', onAbort, { once: true });
  // When the timer is due, what waits in the sockets has not been read yet: look once more behind it.
  const timer = setTimeout(() => setImmediate(() => setImmediate(() => end(holds()))), deadlineMs);
  try {
    const held = await done;
    signal.throwIfAborted();
    return held;
  } finally {
    clearTimeout(timer);
    unsubscribe();
    signal.removeEventListener('abort', onAbort);
  }
};
