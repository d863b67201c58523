import fc from 'fast-check';
import type { Property } from '../../contract/check.ts';

/** A separate seed per property, so that a check gets the same values whichever others run. */
export const propertySeed = (check: Property<unknown>, seed: number): number =>
  Buffer.from(check.id).reduce((hash, byte) => Math.imul(hash ^ byte, 16_777_619), seed) | 0;

/** How many values a property draws in a run with this factor; at least one. */
export const valueCount = (check: Property<unknown>, factor: number): number =>
  Math.max(1, Math.round(check.runs * factor));

export interface DrawOptions {
  /** Of the run. */
  readonly seed: number;
  readonly count: number;
  /** fast-check's path to the first value. */
  readonly path?: string;
}

/**
 * The first values of a property. They depend only on the seed and the check's id, so a smaller sample is a prefix of
 * a larger one. Each is the value that `fc.check` takes at that path, which shrinking and `--replay` rely on.
 */
export const drawValues = (check: Property<unknown>, { seed, count, path }: DrawOptions): readonly unknown[] => {
  const parameters = { seed: propertySeed(check, seed), numRuns: count, ...(path === undefined ? {} : { path }) };
  return fc.sample(check.arbitrary, parameters);
};
