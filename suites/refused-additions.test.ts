import { expect, test } from 'vitest';
import type { Scenario } from '../lib/contract/check.ts';
import type { CallStep, Step } from '../lib/contract/step.ts';
import { walkSteps } from '../lib/engine/plan/walk-steps.ts';
import { suites } from './index.ts';

const scenarios = suites.flatMap(({ checks }) => checks).filter((check): check is Scenario => 'steps' in check);

const additions: ReadonlySet<string> = new Set(['addConnectionToGroup', 'addUserToGroup']);

const isAddition = (step: Step): step is CallStep =>
  step.do === 'call' &&
  additions.has(step.operation) &&
  step.setup !== true &&
  step.verifies !== undefined &&
  (step.expect === undefined || step.expect === 'success');

/** What the step is to find or reach if an addition was accepted. */
const relies = (step: Step): step is CallStep => {
  if (step.do !== 'call' || step.setup === true) return false;
  if (step.operation === 'sendToGroup') return (step.reaches ?? []).length > 0;
  const isLook = step.operation === 'userIsInGroup' || step.operation === 'groupHasConnections';
  return isLook && (step.expect === undefined || step.expect === 'success');
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isOf = (addition: CallStep, step: CallStep): boolean =>
  isSame([addition.group, addition.hub], [step.group, step.hub]) &&
  (step.operation !== 'userIsInGroup' || isSame(addition.user, step.user));

/** The steps that find or reach whom an addition of this check added, and are done although that was refused. */
const doneAnyway = (steps: readonly Step[]): readonly string[] => {
  const before: CallStep[] = [];
  const found: string[] = [];
  for (const step of walkSteps(steps)) {
    if (relies(step) && step.ifAccepted === undefined && before.some((addition) => isOf(addition, step)))
      found.push(`${step.operation} ${JSON.stringify(step.group)}`);
    if (isAddition(step)) before.push(step);
  }
  return found;
};

test.each(scenarios)('$id looks for nobody whose addition it judges, and saw refused', ({ steps }) => {
  expect(doneAnyway(steps)).toEqual([]);
});
