import type { Frame } from './frame.ts';

/** A burst of so many records is borne, and so many a millisecond for as long as the connection lasts. */
const burst = 5000;
const perMs = 2;

/**
 * Tells of each record whether the connection has to be given up for it, and why. A record that is not JSON ends the connection of every client there is; a flood
 * would take all our time from the other connections of the run.
 */
export const createBreachWatch = (
  now: () => number = () => performance.now(),
): ((frame: Pick<Frame, 'message' | 'text'>) => string | undefined) => {
  const began = now();
  let count = 0;
  return ({ message, text }) => {
    count += 1;
    if (message === undefined) return `it was sent a record that is not a JSON object: ${text.slice(0, 100)}`;
    const lastedMs = now() - began;
    if (count <= burst + perMs * lastedMs) return undefined;
    return `it was flooded with ${count} records within ${Math.ceil(lastedMs / 1000)} s`;
  };
};
