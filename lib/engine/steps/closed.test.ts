import { expect, it } from 'vitest';
import type { Scenario } from '../../contract/check.ts';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';

const closing: Scenario = {
  id: 'a/closing',
  title: 'a connection is closed for a reason',
  verifies: ['query/reason-any-text'],
  steps: [
    { do: 'connect', probe: 'a' },
    { do: 'call', operation: 'closeConnection', connection: 'a', reason: 'a "quoted" reason' },
    { do: 'closed', probe: 'a', reason: 'a "quoted" reason' },
  ],
};

const busyMs = 500;

/** A close message that nobody can read, of a service that is slow to answer whatever else it is asked. */
const unreadable = (correct: Policies): Policies => ({
  ...correct,
  closeRecord: (_connection, reason = '') => `{"type":7,"error":"${reason}"}`,
  exists: (hub, call) => {
    const until = performance.now() + busyMs;
    while (performance.now() < until);
    return correct.exists(hub, call);
  },
});

it('does not take a close message that nobody can read for one that is late', async () => {
  const [outcome] = await judgeReference([closing], { policies: unreadable(correctPolicies()) });
  expect(outcome).toMatchObject({ state: 'fail', findings: [{ code: 'not-closed' }] });
  expect(outcome?.findings[0]?.seen).toContain('given up');
});
