import type { CallStep, Step } from '../../contract/step.ts';

/** The call that a step makes itself, once or again and again. Undefined: none. */
export const callOf = (step: Step): CallStep | undefined => {
  if (step.do === 'call') return step;
  return step.do === 'hold' ? step.call : undefined;
};
