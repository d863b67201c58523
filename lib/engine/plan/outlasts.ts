import type { Check } from '../../contract/check.ts';
import type { OutlastStep, Step } from '../../contract/step.ts';
import { walkSteps } from './walk-steps.ts';

const isOutlast = (step: Step): step is OutlastStep => step.do === 'outlast';

/** Whether a scenario of these steps asks at the end of a run for what it made before. */
export const outlasts = (steps: readonly Step[]): boolean => [...walkSteps(steps)].some(isOutlast);

/** Whether a check asks at the end of a run for what it made before. */
export const isLasting = (check: Check): boolean => 'steps' in check && outlasts(check.steps);

/** Whether a scenario of these steps sends all the time while it outlasts the others. It is for `--soak` alone. */
export const soaks = (steps: readonly Step[]): boolean =>
  [...walkSteps(steps)].some((step) => isOutlast(step) && step.steps !== undefined);

/** Whether steps ask for the order of messages, which the load of other checks would stretch until they cannot overtake one another. */
const ordered = (steps: readonly Step[]): boolean => [...walkSteps(steps)].some((step) => step.do === 'order');

/** Whether a scenario of these steps begins when nothing else is at work. */
export const needsQuiet = (steps: readonly Step[]): boolean => soaks(steps) || ordered(steps);

/** Whether a check is run only with `--soak`. */
export const isSoak = (check: Check): boolean => 'steps' in check && soaks(check.steps);
