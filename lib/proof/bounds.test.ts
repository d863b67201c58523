import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound, upperBound } from './bounds.ts';

describe('upperBound', () => {
  // One-sided 95 % limits of Clopper and Pearson: the 0.95 quantile of Beta(k + 1, n - k).
  it.each([
    [0, 1, 0.95],
    [0, 10, 0.2588656],
    [1, 10, 0.3941633],
    [5, 10, 0.7775589],
    [9, 10, 0.9948838],
    [0, 100, 0.029513],
    [1, 100, 0.0465598],
    [10, 100, 0.1637174],
  ])('of %i reds in %i runs is %f', (reds, runs, bound) => {
    expect(upperBound(reds, runs)).toBeCloseTo(bound, 5);
  });

  it('is three in n when no red was seen, and follows Poisson where reds are rare', () => {
    expect(upperBound(0, 300_000) * 300_000).toBeCloseTo(2.9957, 3);
    expect(upperBound(1, 300_000) * 300_000).toBeCloseTo(4.7439, 3);
    expect(upperBound(3, 300_000) * 300_000).toBeCloseTo(7.7537, 3);
  });

  it('is 1 where nothing was run, or all was red', () => {
    expect([upperBound(0, 0), upperBound(7, 7)]).toEqual([1, 1]);
  });

  it('lies above what was seen, and grows with each red', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(50), (runs, some) => {
        const reds = Math.min(some, runs - 1);
        expect(upperBound(reds, runs)).toBeGreaterThan(reds / runs);
        expect(upperBound(reds + 1, runs)).toBeGreaterThan(upperBound(reds, runs));
      }),
    );
  });
});

describe('lowerBound', () => {
  it('is as far below what was seen as the upper bound of the runs that were not red is above', () => {
    expect(lowerBound(10, 10)).toBeCloseTo(0.7411344, 5);
    expect(lowerBound(1, 10)).toBeCloseTo(0.0051162, 5);
  });

  it('is 0 where nothing was red or run', () => {
    expect([lowerBound(0, 10), lowerBound(0, 0)]).toEqual([0, 0]);
  });
});
