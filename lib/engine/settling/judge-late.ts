import type { Lateness } from './lag-record.ts';

/** `again`: to be tried again under the same condition; `every time`: it is no chance, and so no lag. */
export type LateVerdict = 'lag' | 'again' | 'every time';

/** So improbable has it to be that a correct service was late by chance each time. */
const chance = 1e-5;
/** Once or twice may always be an accident. */
const leastTries = 3;
const mostTries = 6;
/** Where effects without the condition are late more often than this, lateness is what the target is like. */
const rare = 0.1;

/**
 * Judges effects that were late under a condition in each of so many tries, while the same effect without it hardly ever is.
 * @param others what the run has seen of the effect without the condition
 */
export const judgeLate = (tries: number, { count, late }: Lateness): LateVerdict => {
  // With one more that was late, so that few samples show little.
  if (tries >= leastTries && ((late + 1) / (count + 2)) ** tries < chance) return 'every time';
  return tries < mostTries && late <= rare * count ? 'again' : 'lag';
};
