import type { Step } from '../../contract/step.ts';
import { anyStep } from '../steps/any-step.ts';

/** Every step, each followed by the steps inside it. */
export function* walkSteps(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    yield* walkSteps(anyStep.inner?.(step) ?? []);
  }
}
