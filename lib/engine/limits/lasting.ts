/** The scenarios that last as long as the run. They hold what others may need. */
export interface Lasting {
  /** A scenario begins that holds so many connections until all else is over. Returns what ends that. */
  hold(sockets: number): () => void;
  /** Another scenario begins that needs so many. */
  need(sockets: number): void;
  /** Aborts when those that last must end, since others wait for what they hold. */
  readonly needed: AbortSignal;
}

/**
 * @param limit maximum number of open connections
 * @param isShared false: a hub that one scenario holds is missing to the others
 */
export const createLasting = (limit: number, isShared: boolean): Lasting => {
  const needed = new AbortController();
  let held = 0;
  if (!isShared) needed.abort();
  return {
    hold: (sockets) => {
      held += sockets;
      return () => {
        held -= sockets;
      };
    },
    need: (sockets) => {
      if (held > 0 && held + sockets > limit) needed.abort();
    },
    needed: needed.signal,
  };
};
