import type { Property } from './check.ts';
import type { Step } from './step.ts';

/** The steps of one value of a property, and what must come before them. */
export const stepsOfValue = (check: Property<unknown>, value: unknown): readonly Step[] => [
  ...(check.before ?? []),
  ...check.each(value),
];
