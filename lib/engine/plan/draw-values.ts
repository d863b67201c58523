import fc from 'fast-check';
import type { Property } from '../../contract/check.ts';

/** A seed of the property's own, so that a check gets the same values whichever others run. */
export const propertySeed = (check: Property<unknown>, seed: number): number =>
  Buffer.from(check.id).reduce((hash, byte) => Math.imul(hash ^ byte, 16_777_619), seed) | 0;

/** How many values a property draws in a run with this factor; one at least. */
export const valueCount = (check: Property<unknown>, factor: number): number =>
  Math.max(1, Math.round(check.runs * factor));

export interface DrawOptions {
  /** Of the run. */
  readonly seed: number;
  readonly count: number;
  /** fast-check's path to the first value. */
  readonly path?: string;
}

/** The first values of a property: they follow from the seed and the check's id alone, so that fewer of them are the beginning of more. */
export const drawValues = (check: Property<unknown>, { seed, count, path }: DrawOptions): readonly unknown[] => {
  const property = fc.asyncProperty(check.arbitrary, () => Promise.resolve());
  const parameters = { seed: propertySeed(check, seed), numRuns: count, ...(path === undefined ? {} : { path }) };
  const draws = fc.sample(property, parameters) as unknown as readonly (readonly [unknown])[];
  return draws.map(([value]) => value);
};
