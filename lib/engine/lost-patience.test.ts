import { expect, it } from 'vitest';
import type { Step } from '../contract/step.ts';
import { laggingSession } from '../proof/lagging-session.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { startService } from '../reference/start-service.ts';
import { createSession } from './session.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

/** Makes a run lose its patience with a target that lets nobody join. */
const losing: readonly Step[] = [
  { do: 'connect', probe: 'ann' },
  { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
  { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
];

it.concurrent('what one of two replicas never learns of is found by a run that waits no longer, however often the other one is right', async () => {
  const correct = correctPolicies();
  let looks = 0;
  await using service = await startService({
    accessKey,
    policies: {
      ...correct,
      join: () => undefined,
      exists: (hub, call) =>
        call.operation.id === 'userIsInGroup'
          ? (looks += 1) % 2 === 0 && correct.exists(hub, call)
          : correct.exists(hub, call),
    },
  });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 4000 }));
  const check = (id: string, todo: readonly Step[]) => session.run({ id, title: id, verifies: [id], steps: todo });
  await Promise.all([check('test/first', losing), check('test/second', losing)]);
  const added = await check('test/added', [
    { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' },
    { do: 'settle' },
    { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann' },
  ]);
  expect(added).toMatchObject({ state: 'fail', findings: [{ code: 'status', step: '$.steps[2]' }] });
});

it.concurrent('a run does not lose its patience for a message that came late to connections which had almost had their time to become known', async () => {
  const budgetMs = 3000;
  const correct = correctPolicies();
  const since = new Map<string, number>();
  await using service = await startService({
    accessKey,
    policies: {
      ...correct,
      register: (hub, connection) => {
        since.set(connection.id, performance.now());
        correct.register(hub, connection);
      },
      deliver: (connection, record, call) => {
        const old = performance.now() - since.get(connection.id)!;
        // What is sent while others are on their way comes behind them.
        const isHeld = connection.user?.startsWith('ann') === true && old < budgetMs;
        const heldMs = isHeld ? budgetMs + 300 - old : 0;
        const lateMs = connection.user?.startsWith('zoe') === true && call.operation.id === 'sendToUser' ? 900 : heldMs;
        setTimeout(() => correct.deliver(connection, record, call), lateMs).unref();
      },
    },
  });
  const options = laggingSession({ url: service.url, accessKey, effectBudgetMs: budgetMs, deliveryMs: 125 });
  await using session = createSession(options);
  const check = (id: string, steps: readonly Step[]) => session.run({ id, title: id, verifies: [id], steps });
  const early: readonly Step[] = [
    { do: 'connect', probe: 'ann', user: 'ann' },
    { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'bob', ttl: 2, label: 'added' },
    { do: 'pass', since: 'added' },
    { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] },
  ];
  await Promise.all([check('test/first', early), check('test/second', early)]);
  const zoe = await check('test/zoe', [
    { do: 'connect', probe: 'zoe', user: 'zoe' },
    { do: 'settle' },
    { do: 'call', operation: 'sendToUser', user: 'zoe', reaches: ['zoe'] },
  ]);
  expect(zoe).toMatchObject({ state: 'pass', findings: [] });
});
