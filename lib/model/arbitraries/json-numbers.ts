import * as fc from 'fast-check';

/** Numbers at which a representation ends or changes its notation. */
const edges: readonly number[] = [
  0,
  -1,
  255,
  65_536,
  16_777_217,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  0.1,
  0.30000000000000004,
  1e-7,
  1e21,
  1e28,
  5e-324,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
];

const withoutMinusZero = (value: number): number => (value === 0 ? 0 : value);

const decimals = (): fc.Arbitrary<number> =>
  fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.nat(6)).map(([digits, places]) => digits / 10 ** places);

/** Numbers that every JSON reader with doubles preserves: integers up to ±(2^53−1) and finite doubles. Never -0, which JSON does not define. */
export const jsonNumbers = (): fc.Arbitrary<number> =>
  fc
    .oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.maxSafeInteger(),
      decimals(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(...edges),
    )
    .map(withoutMinusZero);
