import type { CallStep, Step } from '../../contract/step.ts';
import { isChanging } from '../../spec/is-changing.ts';
import { shapeOf } from '../../spec/shape.ts';
import type { Use } from '../../contract/use.ts';
import { expectedBy, isRefused } from '../requests/is-refused.ts';
import { callOf } from '../plan/call-of.ts';
import { walkSteps } from '../plan/walk-steps.ts';
import type { Reliance } from './reliance.ts';

/** Whether the call asks for an effect: one that may find something or not asks for none. */
const asks = (step: CallStep): boolean => {
  if (isRefused(step) || step.observe !== undefined) return false;
  const { kind } = shapeOf(step.operation);
  return kind === 'look' ? expectedBy(step).length < 2 : kind === 'send' && step.reaches !== undefined;
};

/** Whether what came of earlier calls shows in the step. */
const seesEffects = (step: Step): boolean => {
  if (step.do === 'call') return asks(step);
  return step.do !== 'connect' && step.do !== 'together' && step.do !== 'settle';
};

/** A change of which only the answer is of use. Where it may find nothing, an operation that is not there would do. */
const isForItsAnswer = (step: CallStep): boolean =>
  isChanging(shapeOf(step.operation)) && !expectedBy(step).includes('absent');

/** How much of its operation must hold for one call. */
export const relianceOf = (step: CallStep): Reliance =>
  isRefused(step) || step.observe !== undefined || step.reaches?.length === 0 ? 'answered' : 'works';

const useOf = (step: Step, isSeen: boolean): readonly [Use, Reliance] | undefined => {
  if (step.do === 'connect') return ['connect', 'works'];
  const call = callOf(step);
  if (call === undefined) return undefined;
  return [call.operation, !isSeen && isForItsAnswer(call) ? 'answered' : relianceOf(call)];
};

/** What the steps use of a target, each with how much of it must hold. Of a change that no later step looks at, only the answer. */
export const reliancesOf = (steps: readonly Step[]): ReadonlyMap<Use, Reliance> => {
  const all = [...walkSteps(steps)];
  const lastLook = all.findLastIndex(seesEffects);
  const found = new Map<Use, Reliance>();
  for (const [index, step] of all.entries()) {
    const [use, reliance] = useOf(step, index < lastLook) ?? [];
    if (use === undefined || reliance === undefined || found.get(use) === 'works') continue;
    found.set(use, reliance);
  }
  return found;
};
