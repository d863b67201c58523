import { expect, it } from 'vitest';
import { startBreakingLine } from '../../../fixtures/testing/start-breaking-line.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { judgeSteps } from '../../proof/judge-steps.ts';
import { laggingSession } from '../../proof/lagging-session.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import { startService } from '../../reference/start-service.ts';
import { createSession } from '../session.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

const steps: readonly Step[] = [
  { do: 'connect', probe: 'ann', user: 'ann' },
  { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] },
];

const monitor = { id: 'test/fences', title: 'fences', verifies: ['test/fences'], monitor: 'fence' } as const;

/** A scenario over a line that breaks under the first so many requests of each route of a fence. */
const judge = async (times: number): Promise<Outcome> => {
  const counts = new Map<string, number>();
  await using service = await startService({ accessKey });
  await using line = await startBreakingLine(service.url, (request) => {
    if (!request.startsWith('POST /api') || /^POST \S*\/users\//.test(request)) return false;
    const route = request.includes('/connections/') ? 'connection' : 'hub';
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    return count <= times;
  });
  return await judgeSteps(laggingSession({ url: line.url, accessKey, effectBudgetMs: 0 }), steps);
};

it('is sent again where the line broke under it, since nobody knows whether it was accepted', async () => {
  expect(await judge(1)).toMatchObject({ state: 'pass', findings: [] });
});

it('proves nothing where the line breaks every time', async () => {
  expect((await judge(Infinity)).state).not.toBe('pass');
});

/** Accepts what is sent to a connection, and loses it for so long after the connection was made. */
const losesAtFirst = (forMs: number): Policies => {
  const correct = correctPolicies();
  const since = new Map<string, number>();
  return {
    ...correct,
    register: (hub, connection) => {
      since.set(connection.id, performance.now());
      correct.register(hub, connection);
    },
    audience: (hub, call) => {
      const isYoung = performance.now() - (since.get(call.connection ?? '') ?? -Infinity) < forMs;
      return call.operation.id === 'sendToConnection' && isYoung ? [] : correct.audience(hub, call);
    },
  };
};

it.each([
  [
    'is no finding of the monitor where a settle step has waited for less than effects may lag',
    [{ do: 'settle' }],
    2000,
    'pass',
  ],
  ['is one where nothing may lag', [], 0, 'fail'],
] as const)('that is lost on one route %s', async (_what, more, effectBudgetMs, state) => {
  await using service = await startService({ accessKey, policies: losesAtFirst(1500) });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs }));
  const [connect, ...others] = steps;
  await session.run({ id: 'test/it', title: 'it', verifies: ['test/it'], steps: [connect!, ...more, ...others] });
  expect(await session.run(monitor)).toMatchObject({ state });
});

it('is not lost where a slower route had not brought it when its connection ended, and another one has the name of the client since', async () => {
  const correct = correctPolicies();
  const deliver: Policies['deliver'] = (connection, record, call) => {
    const isSlow = call.operation.id === 'sendToConnection';
    setTimeout(() => correct.deliver(connection, record, call), isSlow ? 300 : 0).unref();
  };
  await using service = await startService({ accessKey, policies: { ...correct, deliver } });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 0 }));
  const [connect] = steps;
  const again: readonly Step[] = [...steps, { do: 'disconnect', probe: 'ann' }, connect!, ...steps.slice(1)];
  await session.run({ id: 'test/silence', title: 'silence', verifies: ['test/silence'], steps: again });
  expect(await session.run(monitor)).toMatchObject({ state: 'pass' });
});

it('does not wait for a route that loses everything as long as a connection may be unknown, where another one shows what is to be shown', async () => {
  const longerThanTheTest = 600_000;
  await using service = await startService({ accessKey, policies: losesAtFirst(Infinity) });
  const session = laggingSession({ url: service.url, accessKey, effectBudgetMs: longerThanTheTest });
  expect(await judgeSteps(session, steps)).toMatchObject({ state: 'pass', findings: [] });
});

it('asks a route that refuses everything no more than a few times, where another one shows what is to be shown', async () => {
  const losing = losesAtFirst(Infinity);
  let refused = 0;
  const answer: Policies['answer'] = (outcome, call, request) => {
    if (call?.operation.id !== 'sendToConnection') return losing.answer(outcome, call, request);
    refused += 1;
    return { ...losing.answer(outcome, call, request), status: 404 };
  };
  await using service = await startService({ accessKey, policies: { ...losing, answer } });
  const session = laggingSession({ url: service.url, accessKey, effectBudgetMs: 4000 });
  expect(await judgeSteps(session, steps)).toMatchObject({ state: 'pass', findings: [] });
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(3);
});
