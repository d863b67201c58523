import { expect, it } from 'vitest';
import type { Outcome } from '../lib/contract/outcome.ts';
import { judgeReference } from '../lib/proof/judge-reference.ts';
import { correctPolicies } from '../lib/reference/policies/correct-policies.ts';
import type { Policies } from '../lib/reference/policies/policies.ts';
import { suites } from './index.ts';

type Deliver = Policies['deliver'];

/** Judges one check by a service that delivers in another way, and what else it does otherwise. */
const judge = async (
  id: string,
  change: (deliver: Deliver, correct: Policies) => Partial<Policies>,
): Promise<Outcome | undefined> => {
  const correct = correctPolicies();
  const checks = suites.flatMap((suite) => suite.checks).filter((check) => check.id === id);
  const [outcome] = await judgeReference(checks, {
    policies: { ...correct, ...change(correct.deliver.bind(correct), correct) },
  });
  return outcome;
};

it.each([
  ['as short as can be', (record: string) => record],
  ['with blanks and escapes', (record: string) => record.replaceAll(/[:,]/g, '$& ').replaceAll('é', '\\u00e9')],
  ['with a member of its own', (record: string) => `${record.slice(0, -1)},"headers":{}}`],
])('a record of 126 bytes is lost that is written %s', async (_, written) => {
  const outcome = await judge('payloads/any-short-length', (deliver) => ({
    deliver: (connection, record, call) => {
      const isLost = call.operation.id === 'sendToConnection' && Buffer.byteLength(written(record)) + 1 === 126;
      if (!isLost) deliver(connection, record, call);
    },
  }));
  expect(outcome?.state).toBe('fail');
  expect(outcome?.findings[0]?.code).toBe('not-delivered');
});

it('a big message is overtaken by a small one', async () => {
  const outcome = await judge('broadcast/in-order', (deliver) => ({
    deliver: (connection, record, call) => {
      if (record.length > 4096) setTimeout(() => deliver(connection, record, call), 100);
      else deliver(connection, record, call);
    },
  }));
  expect(outcome).toMatchObject({ state: 'fail', findings: [{ code: 'out-of-order' }] });
});

it('a message that goes to everybody is not charged to a removal that comes after it', async () => {
  const outcome = await judge('user-groups/removed-from-all', (_deliver, { audience }) => ({
    audience: (hub, call) => {
      const right = [...audience(hub, call)];
      return call.operation.id === 'sendToGroup' && right.length > 0 ? hub.connections.values() : right;
    },
  }));
  const charged = outcome?.findings.flatMap(({ requirements }) => requirements);
  expect(charged).not.toContain('user-groups/remove-all-takes-out-of-all');
});
