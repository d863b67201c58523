import type { Check } from '../contract/check.ts';
import type { Step } from '../contract/step.ts';
import { stepsOf } from '../engine/plan/steps-of.ts';
import { walkSteps } from '../engine/plan/walk-steps.ts';
import type { OperationId } from '../spec/operation.ts';

const operationOf = (step: Step): readonly OperationId[] =>
  step.do === 'call' && step.setup !== true ? [step.operation] : [];

/** The operations that a check calls beside those of its setup. */
export const operationsOf = (check: Check, seed: number): readonly OperationId[] => {
  if ('monitor' in check) return [];
  if ('arbitrary' in check && check.operations !== undefined) return check.operations;
  return [...new Set([...walkSteps(stepsOf(check, seed))].flatMap(operationOf))];
};
