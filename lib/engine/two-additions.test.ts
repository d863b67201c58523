import { expect, it } from 'vitest';
import { faultsNamed } from '../../fixtures/composites/faults-named.ts';
import { lateEffects } from '../../fixtures/testing/late-effects.ts';
import { suites } from '../../suites/index.ts';
import { judgeLagging } from '../proof/judge-lagging.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { withFaults } from '../reference/service-fault.ts';
import type { Step } from '../contract/step.ts';

const stepsOf = (id: string): readonly Step[] => {
  const check = suites.flatMap(({ checks }) => checks).find((one) => one.id === id);
  if (check === undefined || !('steps' in check)) throw new TypeError(`no scenario ${id}`);
  return check.steps;
};

/** Less than what such a session waits for effects to settle. */
const lateMs = 200;

/** What was measured of the service. */
const known = { effects: { join: lateMs, leave: 0 } } as const;

const lateWith =
  (...ids: readonly string[]) =>
  (correct: Policies): Partial<Policies> => {
    const late = { ...correct, ...lateEffects('addConnectionToGroup', lateMs)(correct) };
    return withFaults(faultsNamed(ids), late).policies ?? late;
  };

it.concurrent.each([
  ['user-groups/one-copy', 'user-groups/two-copies'],
  ['groups/adding-and-adding-again', 'groups/adding-again-doubles'],
])('%s waits until both additions have come into force: %s is found where they come late', async (check, fault) => {
  const steps = stepsOf(check);
  const wrong = await judgeLagging(steps, lateWith(fault), known);
  expect(wrong.findings.map(({ code }) => code)).toContain('duplicated');
  expect(await judgeLagging(steps, lateWith(), known)).toMatchObject({ state: 'pass', findings: [] });
});
