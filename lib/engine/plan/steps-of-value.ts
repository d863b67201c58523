import type { Property } from '../../contract/check.ts';
import type { Step } from '../../contract/step.ts';

/** The steps of one value of a property, and what must come before them. */
export const stepsOfValue = (check: Property<unknown>, value: unknown): readonly Step[] => [
  ...(check.before ?? []),
  ...check.each(value),
];
