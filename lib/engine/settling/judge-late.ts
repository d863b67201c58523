import type { Lateness } from './lag-record.ts';

/** `again`: to be tried again under the same condition; `every time`: it is no chance, and so no lag. */
export type LateVerdict = 'lag' | 'again' | 'every time';

/** The probability, at most, that a correct service was late by chance each time. */
const chance = 1e-5;
/** One or two late effects may be accidental. */
const leastTries = 3;
const mostTries = 6;
/** A busy target is slow for all: an effect that took so many times as long as the slowest of the others is slow for its own reason. */
const beyondOthers = 4;
/** If effects without the condition are late more often than this, and not only once, the target is generally late. */
const rare = 0.1;

/**
 * Judges effects that were late under a condition in every try, while the same effect without the condition is rarely
 * late.
 * @param others what the run has seen of the effect without the condition
 */
export const judgeLate = (tries: number, { count, late, slowestMs, longestMs }: Lateness): LateVerdict => {
  if (longestMs <= beyondOthers * slowestMs) return 'lag';
  // Counts one more late effect, so that few samples carry little weight.
  if (tries >= leastTries && ((late + 1) / (count + 2)) ** tries < chance) return 'every time';
  return tries < mostTries && late <= Math.max(1, rare * count) ? 'again' : 'lag';
};
