import { describe, expect, it } from 'vitest';
import { judgeLate, type LateVerdict } from './judge-late.ts';

const table: readonly (readonly [number, { count: number; late: number }, LateVerdict])[] = [
  [1, { count: 0, late: 0 }, 'again'],
  [1, { count: 100_000, late: 0 }, 'again'],
  [2, { count: 100_000, late: 0 }, 'again'],
  [2, { count: 50, late: 0 }, 'again'],
  [3, { count: 50, late: 0 }, 'every time'],
  [5, { count: 5, late: 0 }, 'again'],
  [6, { count: 6, late: 0 }, 'every time'],
  [6, { count: 3, late: 0 }, 'lag'],
  [1, { count: 1, late: 1 }, 'again'],
  [1, { count: 5, late: 2 }, 'lag'],
  [1, { count: 100, late: 11 }, 'lag'],
  [1, { count: 100, late: 10 }, 'again'],
  [5, { count: 100, late: 9 }, 'every time'],
  [6, { count: 100, late: 60 }, 'lag'],
];

describe('an effect that is late under a condition', () => {
  it.each(table)('in %i tries, beside %o of those without: %s', (tries, others, verdict) => {
    expect(judgeLate(tries, { ...others, slowestMs: 0, longestMs: 1000 })).toBe(verdict);
  });

  it.each([
    ['is lag where others were slow, too', 1000, 400, 'lag'],
    ['is late where the slowest of the others was far quicker', 1000, 240, 'every time'],
  ] as const)('%s', (_what, longestMs, slowestMs, verdict) => {
    expect(judgeLate(3, { count: 50, late: 0, slowestMs, longestMs })).toBe(verdict);
  });
});
