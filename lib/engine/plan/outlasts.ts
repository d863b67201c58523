import type { Step } from '../../contract/step.ts';
import { walkSteps } from './walk-steps.ts';

/** Whether a scenario of these steps asks at the end of a run for what it made before. */
export const outlasts = (steps: readonly Step[]): boolean =>
  [...walkSteps(steps)].some((step) => step.do === 'outlast');
