import fc from 'fast-check';
import type { Property, Scenario } from '../../contract/check.ts';
import type { Step } from '../../contract/step.ts';
import { stepsOfValue } from './steps-of-value.ts';

/** The steps of a check, for inspection before it runs. For a property, those of one sample. */
export const stepsOf = (check: Scenario | Property<unknown>, seed: number): readonly Step[] => {
  if ('steps' in check) return check.steps;
  const [value] = fc.sample(check.arbitrary, { numRuns: 1, seed });
  return stepsOfValue(check, value);
};
