import { expect, test } from 'vitest';
import type { Scenario } from '../lib/contract/check.ts';
import type { CallStep, Step } from '../lib/contract/step.ts';
import { walkSteps } from '../lib/engine/plan/walk-steps.ts';
import { loadRequirements } from '../lib/spec/load-requirements.ts';
import { suites } from './index.ts';

const scenarios = suites.flatMap(({ checks }) => checks).filter((check): check is Scenario => 'steps' in check);

const isRemoval = (operation: string): boolean => operation.startsWith('remove') || operation === 'closeConnection';

/** What is said of nothing but removals. */
const ofRemovals = new Map(
  loadRequirements().flatMap(({ id, effectOf = [] }) =>
    effectOf.length > 0 && effectOf.every(isRemoval) ? [[id, new Set<string>(effectOf)] as const] : [],
  ),
);

const looks: ReadonlySet<string> = new Set([
  'connectionExists',
  'groupHasConnections',
  'userHasConnections',
  'userIsInGroup',
]);

const findsSomebody = (step: Step): step is CallStep =>
  step.do === 'call' &&
  looks.has(step.operation) &&
  step.setup !== true &&
  (step.expect === undefined || step.expect === 'success');

const isNotDone = (removals: ReadonlySet<string> | undefined, done: ReadonlySet<string>): boolean =>
  removals !== undefined && ![...removals].some((removal) => done.has(removal));

/** The requirements about a removal that are decided by looks which find somebody before it. */
const decidedTooEarly = ({ steps, verifies }: Scenario): readonly string[] => {
  const done = new Set<string>();
  const found: string[] = [];
  for (const step of walkSteps(steps)) {
    if (findsSomebody(step)) {
      const early = (step.verifies ?? verifies).filter((id) => isNotDone(ofRemovals.get(id), done));
      found.push(...early);
    }
    if (step.do === 'call') done.add(step.operation);
  }
  return found;
};

test.each(scenarios)('$id says nothing of a removal that has not been done', (check) => {
  expect(decidedTooEarly(check)).toEqual([]);
});
