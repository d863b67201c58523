import type { Frame } from './frame.ts';

/** The number of records allowed in a burst, and the rate per millisecond allowed for the rest of the connection. */
const burst = 5000;
const perMs = 2;
/** The same limits for characters. */
const longBurst = 64 * 1024 * 1024;
const charactersPerMs = 4096;

/** Quoted as a whole or not at all: who redacts it later would not recognise part of a secret. */
const longestQuoted = 400;

/** Why a probe gives up whose target sent it what no client can read. */
export const unreadable = 'it was sent a record that is not a JSON object';

const quoted = (text: string): string =>
  text.length > longestQuoted ? ', and too long to be quoted' : `: ${text || 'only white space'}`;

/**
 * Decides for each record whether the probe must give up its connection, and why. A record that is not JSON ends the connection in every SignalR client. A flood
 * would take the time of all other connections of the run.
 *
 * @returns a function that takes each record and its length in characters
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
    if (message === undefined) return `${unreadable}${quoted(text.trim())}`;
    const lastedMs = now() - began;
    if (count <= burst + perMs * lastedMs && characters <= longBurst + charactersPerMs * lastedMs) return undefined;
    return `it was flooded with ${count} records, ${characters} characters, within ${Math.ceil(lastedMs / 1000)} s`;
  };
};
