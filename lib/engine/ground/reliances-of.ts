import type { CallStep, Step } from '../../contract/step.ts';
import type { Use } from '../../contract/use.ts';
import { isRefused } from '../requests/is-refused.ts';
import { walkSteps } from '../plan/walk-steps.ts';
import type { Reliance } from './reliance.ts';

const ofCall = (step: CallStep): Reliance =>
  isRefused(step) || step.observe !== undefined || step.reaches?.length === 0 ? 'answered' : 'works';

const useOf = (step: Step): readonly [Use, Reliance] | undefined => {
  if (step.do === 'connect') return ['connect', 'works'];
  return step.do === 'call' ? [step.operation, ofCall(step)] : undefined;
};

/** What the steps use of a target, each with how much of it must hold. */
export const reliancesOf = (steps: readonly Step[]): ReadonlyMap<Use, Reliance> => {
  const found = new Map<Use, Reliance>();
  for (const step of walkSteps(steps)) {
    const [use, reliance] = useOf(step) ?? [];
    if (use === undefined || reliance === undefined || found.get(use) === 'works') continue;
    found.set(use, reliance);
  }
  return found;
};
