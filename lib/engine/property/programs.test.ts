import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laggingSession } from '../../proof/lagging-session.ts';
import type { Check, Property, Scenario } from '../../contract/check.ts';
import type { Step } from '../../contract/step.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import { startService } from '../../reference/start-service.ts';
import { createSession } from '../session.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';
const steps: readonly Step[] = [
  { do: 'connect', probe: 'ann', user: 'ann' },
  { do: 'call', operation: 'addConnectionToGroup', connection: 'ann', group: 'red' },
  { do: 'call', operation: 'removeConnectionFromGroup', connection: 'ann', group: 'red' },
  { do: 'settle' },
  { do: 'call', operation: 'sendToGroup', group: 'red', reaches: [] },
];
const plain: Scenario = { id: 'test/plain', title: 'plain', verifies: ['test/plain'], steps };
const program: Property<null> = {
  id: 'test/program',
  title: 'program',
  verifies: ['test/program'],
  arbitrary: fc.constant(null),
  each: () => steps,
  runs: 1,
  apart: true,
  operations: ['addConnectionToGroup', 'removeConnectionFromGroup', 'sendToGroup'],
};

const found: readonly Step[] = [
  ...steps.slice(0, 4),
  { do: 'call', operation: 'groupHasConnections', group: 'red', expect: 'absent' },
];
const short: Property<null> = { ...program, each: () => found };
const long: Property<null> = { ...program, each: () => [...found, ...found.slice(1)] };

/** On a service where who is removed from a group still gets its messages. */
const judge = async (...checks: readonly Check[]) => {
  await using service = await startService({
    accessKey,
    policies: { ...correctPolicies(), leave: () => undefined },
  });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 600 }));
  return await Promise.all(checks.map((check) => session.run(check)));
};

describe('a program that goes wrong', () => {
  it('is not repeated with all patience where a plain scenario goes wrong in the same way', async () => {
    const [first, second] = await judge(plain, program);
    expect(first).toMatchObject({ state: 'fail', anomalies: [{ attempt: 1 }] });
    expect(second).toMatchObject({ state: 'fail', findings: [{ code: 'misdelivered' }] });
    expect(second).not.toHaveProperty('anomalies');
  });

  it('is repeated where no other has met it', async () => {
    const [alone] = await judge(program);
    expect(alone).toMatchObject({ state: 'fail', anomalies: [{ attempt: 1 }] });
  });

  it('ends at what it finds first, since what comes after may follow from that', async () => {
    const [[one], [other]] = [await judge(short), await judge(long)];
    expect(other).toMatchObject({ state: 'fail', findings: [{ step: one!.findings[0]!.step }] });
    expect(other!.exchanges).toBe(one!.exchanges);
  });
});
