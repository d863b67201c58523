import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWithRate } from './rate-bound.ts';

describe('a rate', () => {
  // Bounds of the binomial distribution as tables give them: 2.5 % on either side.
  test.each([
    [{ made: 100, failed: 4 }, 0.1, 'below'],
    [{ made: 100, failed: 5 }, 0.1, 'within'],
    [{ made: 100, failed: 16 }, 0.1, 'within'],
    [{ made: 100, failed: 17 }, 0.1, 'above'],
    [{ made: 10, failed: 0 }, 0.5, 'below'],
    [{ made: 10, failed: 2 }, 0.5, 'within'],
    [{ made: 1, failed: 1 }, 0.02, 'above'],
    [{ made: 1, failed: 1 }, 0.03, 'within'],
    [{ made: 1, failed: 0 }, 0.9, 'within'],
    [{ made: 0, failed: 0 }, 0.9, 'within'],
    [{ made: 5000, failed: 50 }, 0.01, 'within'],
    [{ made: 5000, failed: 90 }, 0.01, 'above'],
  ] as const)('compares %o with %d: %s', (tries, rate, result) => {
    expect(compareWithRate(tries, rate)).toBe(result);
  });

  test('that was observed explains what was observed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.nat(), (made, some) => {
        const failed = 1 + (some % (made - 1));
        expect(compareWithRate({ made, failed }, failed / made)).toBe('within');
      }),
    );
  });

  test('explains less the more fails', () => {
    const order = ['below', 'within', 'above'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (made, rate) => {
          const places = Array.from({ length: made + 1 }, (_, failed) =>
            order.indexOf(compareWithRate({ made, failed }, rate)),
          );
          expect(places).toEqual(places.toSorted((one, other) => one - other));
          expect(places).toContain(1);
        },
      ),
    );
  });
});
