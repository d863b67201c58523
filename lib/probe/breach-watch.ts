import type { Frame } from './frame.ts';

/** A burst of so many records is borne, and so many a millisecond for as long as the connection lasts. */
const burst = 5000;
const perMs = 2;
/** So it is with characters. */
const longBurst = 64 * 1024 * 1024;
const charactersPerMs = 4096;

/**
 * Tells of each record whether the connection has to be given up for it, and why. A record that is not JSON ends the connection of every client there is; a flood
 * would take all our time from the other connections of the run.
 *
 * @returns is given each record and how many characters it took
 */
export const createBreachWatch = (
  now: () => number = () => performance.now(),
): ((frame: Pick<Frame, 'message' | 'text'>, length: number) => string | undefined) => {
  const began = now();
  let count = 0;
  let characters = 0;
  return ({ message, text }, length) => {
    count += 1;
    characters += length;
    if (message === undefined)
      return `it was sent a record that is not a JSON object: ${text.trim().slice(0, 100) || 'only white space'}`;
    const lastedMs = now() - began;
    if (count <= burst + perMs * lastedMs && characters <= longBurst + charactersPerMs * lastedMs) return undefined;
    return `it was flooded with ${count} records, ${characters} characters, within ${Math.ceil(lastedMs / 1000)} s`;
  };
};
