import { describe, expect, it } from 'vitest';
import { lateEffects } from '../../fixtures/testing/late-effects.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Step } from '../contract/step.ts';
import { laggingSession } from '../proof/lagging-session.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { startService } from '../reference/start-service.ts';
import { createSession } from './session.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';
const connect: Step = { do: 'connect', probe: 'ann' };
const join: Step = { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' };

interface Losing {
  readonly what: string;
  readonly policies: Partial<Policies>;
  readonly steps: readonly Step[];
}

/** What a target accepts and never does. */
const losing: readonly Losing[] = [
  {
    what: 'a close',
    policies: { closeRecord: () => undefined, endSocket: () => undefined },
    steps: [
      connect,
      { do: 'call', operation: 'closeConnection', connection: 'ann' },
      { do: 'closed', probe: 'ann', by: ['socket'] },
    ],
  },
  {
    what: 'a client that has connected',
    policies: { register: () => undefined },
    steps: [connect, join],
  },
  {
    what: 'a message to who has joined',
    policies: { join: () => undefined },
    steps: [connect, join, { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] }],
  },
  {
    what: 'the end of who was closed',
    policies: { exists: () => true },
    steps: [
      connect,
      { do: 'call', operation: 'closeConnection', connection: 'ann' },
      { do: 'closed', probe: 'ann', by: ['socket'] },
      { do: 'call', operation: 'connectionExists', connection: 'ann', expect: 'absent' },
    ],
  },
];

describe.concurrent('a run on a target that loses', () => {
  // A finding ends a scenario at once, and the run has to learn of the wait all the same.
  it.each(losing)('$what, waits for it in three checks, and not as long in a fourth', async ({ policies, steps }) => {
    await using service = await startService({ accessKey, policies: { ...correctPolicies(), ...policies } });
    await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 4000 }));
    const check = (id: string) => session.run({ id, title: id, verifies: ['test/it'], steps });
    const [first] = await Promise.all(['test/first', 'test/second', 'test/third'].map(check));
    const fourth = await check('test/fourth');
    expect([first?.state, fourth.state]).toEqual(['fail', 'fail']);
    expect(fourth.durationMs).toBeLessThan(0.7 * first!.durationMs);
  });
});

it.concurrent('two checks that have asked in vain as long as an effect may lag do not wait for their last message as long as any may take', async () => {
  const { policies, steps } = losing.find(({ what }) => what === 'a message to who has joined')!;
  await using service = await startService({ accessKey, policies: { ...correctPolicies(), ...policies } });
  const { timing, ...options } = laggingSession({ url: service.url, accessKey, effectBudgetMs: 500 });
  await using session = createSession({ ...options, timing: { ...timing, deliveryDeadlineMs: 600_000 } });
  const check = (id: string) => session.run({ id, title: id, verifies: ['test/it'], steps });
  const outcomes = await Promise.all([check('test/first'), check('test/second')]);
  expect(outcomes.map(({ state }) => state)).toEqual(['fail', 'fail']);
});

it.concurrent('two checks whose fences were all lost as long as a connection may be unknown have waited in vain', async () => {
  const correct = correctPolicies();
  const isOfBob = ({ user }: { readonly user?: string | undefined }): boolean => user?.startsWith('bob') === true;
  const deliver: Policies['deliver'] = (connection, record, call) => {
    if (!isOfBob(connection)) correct.deliver(connection, record, call);
  };
  await using service = await startService({ accessKey, policies: { ...correct, deliver } });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 4000 }));
  const steps: readonly Step[] = [
    connect,
    { do: 'connect', probe: 'bob', user: 'bob' },
    { do: 'call', operation: 'sendToConnection', connection: 'ann', reaches: ['ann'] },
  ];
  const check = (id: string) => session.run({ id, title: id, verifies: ['test/it'], steps });
  const [first] = await Promise.all([check('test/first'), check('test/second')]);
  const third = await check('test/third');
  expect([first.state, third.state]).toEqual(['not-testable', 'not-testable']);
  expect(third.durationMs).toBeLessThan(0.7 * first.durationMs);
});

describe.concurrent('a message that was looked for early', () => {
  const lost = losing.find(({ what }) => what === 'a message to who has joined')!;
  const early: readonly Step[] = [...lost.steps.slice(0, 2), { do: 'settle' }, ...lost.steps.slice(2)];

  /** How often a scenario is repeated that missed it, where others have waited for such a message before. */
  const repetitions = async (before: readonly string[]): Promise<number> => {
    await using service = await startService({ accessKey, policies: { ...correctPolicies(), ...lost.policies } });
    await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 1500 }));
    const check = (id: string, steps: readonly Step[]) => session.run({ id, title: id, verifies: ['test/it'], steps });
    await Promise.all(before.map((id) => check(id, lost.steps)));
    const { state, anomalies = [] } = await check('test/early', early);
    expect(state).toBe('fail');
    return anomalies.length;
  };

  it('is looked for again with patience', async () => {
    expect(await repetitions([])).toBe(1);
  });

  it('is not looked for again where the target is known to lose such messages', async () => {
    expect(await repetitions(['test/first', 'test/second'])).toBe(0);
  });
});

it.concurrent('an answer that no lag brings about is not asked for again, whatever has not settled', async () => {
  const correct = correctPolicies();
  const policies: Policies = {
    ...correct,
    answer: (...about) => {
      const answer = correct.answer(...about);
      return answer.status === 202 ? { ...answer, status: 200 } : answer;
    },
  };
  await using service = await startService({ accessKey, policies });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 1500 }));
  const send: Step = { do: 'call', operation: 'broadcast', expect: 202, reaches: ['ann'] };
  const steps: readonly Step[] = [connect, join, { do: 'settle' }, send];
  const { state, anomalies } = await session.run({ id: 'test/early', title: '', verifies: ['test/it'], steps });
  expect([state, anomalies]).toEqual(['fail', undefined]);
});

describe.concurrent('what a target may notice only after an interval of its own', () => {
  const closed = losing.find(({ what }) => what === 'the end of who was closed')!;
  const brokenOff: readonly Step[] = [
    connect,
    { do: 'disconnect', probe: 'ann', abruptly: true },
    { do: 'call', operation: 'connectionExists', connection: 'ann', expect: 'absent' },
  ];

  const judge = async (deep: boolean): Promise<Outcome> => {
    await using service = await startService({
      accessKey,
      policies: { ...correctPolicies(), ...closed.policies },
    });
    const options = laggingSession({ url: service.url, accessKey, effectBudgetMs: 300 });
    await using session = createSession({ ...options, run: { ...options.run, deep } });
    const check = (id: string, steps: readonly Step[]) => session.run({ id, title: id, verifies: ['test/it'], steps });
    await Promise.all([check('test/first', closed.steps), check('test/second', closed.steps)]);
    return await check('test/third', brokenOff);
  };

  it('is not waited for by a check that is alone in a run that has waited in vain', async () => {
    const { state, reason } = await judge(false);
    expect(state).toBe('not-applicable');
    expect(reason).toMatch(/^only with --deep, or in a longer run: a target may take [\d.]+ s to notice$/);
  });

  it('is waited for with --deep', async () => {
    expect(await judge(true)).toMatchObject({ state: 'fail' });
  });
});

const comesAndGoes = (probe: string): readonly Step[] => [
  { do: 'connect', probe },
  { do: 'disconnect', probe },
  { do: 'call', operation: 'connectionExists', connection: probe, expect: 'absent' },
];

it.concurrent('is not lost over what was taken to have settled, and had not', async () => {
  const correct = correctPolicies();
  const late = lateEffects('addConnectionToGroup', 900)(correct);
  await using service = await startService({ accessKey, policies: { ...correct, ...late } });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 2000 }));
  const steps: readonly Step[] = [
    connect,
    join,
    { do: 'settle' },
    { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
  ];
  const check = (id: string) => session.run({ id, title: id, verifies: ['test/it'], steps });
  const outcomes = await Promise.all([check('test/first'), check('test/second'), check('test/third')]);
  expect(outcomes.map(({ state }) => state)).toEqual(['pass', 'pass', 'pass']);
  expect(outcomes[0]?.anomalies).toMatchObject([{ attempt: 1 }]);
});

it.concurrent('leaves an effect of another kind, of which none has come, all the time that the profile allows', async () => {
  const correct = correctPolicies();
  const { policies, steps } = losing.find(({ what }) => what === 'a close')!;
  const lateJoins = lateEffects('addConnectionToGroup', 1200)(correct);
  await using service = await startService({ accessKey, policies: { ...correct, ...policies, ...lateJoins } });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 2000 }));
  const check = (id: string, todo: readonly Step[]) =>
    session.run({ id, title: id, verifies: ['test/it'], steps: todo });
  await Promise.all([check('test/first', steps), check('test/second', steps)]);
  const send: Step = { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] };
  const { state, findings, lags } = await check('test/joins', [connect, join, send]);
  expect([state, findings, lags?.[0]?.effect]).toEqual(['pass', [], 'join']);
});

it.concurrent.each([
  ['after all has settled', [{ do: 'settle' }]],
  ['at once', []],
] as const)(
  'is lost for what was lost: an answer of another kind that is asked for %s may be as late as the profile allows',
  async (_when, before) => {
    const correct = correctPolicies();
    const lateMs = 1800;
    let closedAt = Infinity;
    const { policies, steps } = losing.find(({ what }) => what === 'a message to who has joined')!;
    await using service = await startService({
      accessKey,
      policies: {
        ...correct,
        ...policies,
        unregister: (hub, connection) => {
          closedAt = Math.min(closedAt, connection.user === undefined ? Infinity : performance.now());
          correct.unregister(hub, connection);
        },
        exists: (hub, call) =>
          (call.operation.id === 'userHasConnections' && performance.now() < closedAt + lateMs) ||
          correct.exists(hub, call),
      },
    });
    await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 4000 }));
    const check = (id: string, todo: readonly Step[]) =>
      session.run({ id, title: id, verifies: ['test/it'], steps: todo });
    await Promise.all([check('test/first', steps), check('test/second', steps)]);
    // Others of its kind show at once.
    await check('test/quick', ['bob', 'cid', 'dan'].flatMap(comesAndGoes));
    const late = await check('test/late', [
      { do: 'connect', probe: 'ann', user: 'ann' },
      { do: 'disconnect', probe: 'ann' },
      ...before,
      { do: 'call', operation: 'userHasConnections', user: 'ann', expect: 'absent' },
    ]);
    expect(late).toMatchObject({ state: 'pass', findings: [], lags: [{ effect: 'end' }] });
  },
);
