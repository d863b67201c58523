import { describe, expect, it } from 'vitest';
import { startProxy } from '../../fixtures/proxy/start-proxy.ts';
import { lateEffects } from '../../fixtures/testing/late-effects.ts';
import { judgeLagging } from '../proof/judge-lagging.ts';
import { judgeSteps } from '../proof/judge-steps.ts';
import { laggingSession } from '../proof/lagging-session.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { startService } from '../reference/start-service.ts';
import type { Step } from '../contract/step.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

const member: readonly Step[] = [
  { do: 'connect', probe: 'ann' },
  { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
];

const burst = (count: number): readonly Step[] =>
  Array.from({ length: count }, () => ({ do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] }));

describe.concurrent('an effect that lags', () => {
  it('is waited for, and its lag is reported', async () => {
    const outcome = await judgeLagging([...member, ...burst(1)], lateEffects('addConnectionToGroup', 150));
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
    expect(outcome.lagMs).toBeGreaterThan(100);
  });

  it('is not taken to be over where nobody knows how long its kind takes', async () => {
    const slow = lateEffects('addConnectionToGroup', 700);
    const known = { effects: { leave: 0 }, unknownEffects: ['join'] };
    const outcome = await judgeLagging([...member, { do: 'settle' }, ...burst(3)], slow, known);
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
    expect(outcome.anomalies).toBeUndefined();
  });

  it('may be that a connection becomes known: neither message nor fence reaches it before', async () => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'broadcast', reaches: ['ann'] },
      { do: 'connect', probe: 'bob' },
      { do: 'call', operation: 'sendToUser', user: 'nobody', reaches: [] },
    ];
    expect(await judgeLagging(steps, lateEffects('connect', 600), { effects: { registration: 600 } })).toMatchObject({
      state: 'pass',
      findings: [],
    });
  });

  it('may be that a connection becomes known: before that nothing is noted of it', async () => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann', observe: 'a new one' },
    ];
    const outcome = await judgeLagging(steps, lateEffects('connect', 400));
    expect(outcome.observations).toMatchObject([{ name: 'a new one', seen: '200' }]);
  });

  it('is waited for once only where it never comes, and what it would show again is not judged', async () => {
    const forgetful = (): Partial<Policies> => ({ unrelate: () => undefined });
    const isGone = (group: string, id: string): Step => ({
      do: 'call',
      operation: 'userIsInGroup',
      user: 'ann',
      group,
      expect: 'absent',
      verifies: [id],
    });
    const change = (operation: 'addUserToGroup' | 'removeUserFromGroup', group: string): Step => ({
      do: 'call',
      operation,
      user: 'ann',
      group,
    });
    const steps: readonly Step[] = [
      change('addUserToGroup', 'red'),
      change('addUserToGroup', 'blue'),
      change('removeUserFromGroup', 'red'),
      change('removeUserFromGroup', 'blue'),
      isGone('red', 'a/first'),
      change('removeUserFromGroup', 'blue'),
      isGone('blue', 'a/second'),
    ];
    const { findings, looked } = await judgeLagging(steps, forgetful);
    expect(findings.map(({ requirements }) => requirements)).toEqual([['a/first']]);
    expect(looked).not.toContain('a/second');
  });

  it('is allowed its time from the answer on, however long that was on its way', async () => {
    const correct = correctPolicies();
    const policies = { ...correct, ...lateEffects('addUserToGroup', 450)(correct) };
    await using service = await startService({ accessKey, policies });
    await using proxy = await startProxy({ targetUrl: service.url, latencyMs: 200 });
    const steps: readonly Step[] = [
      { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' },
      { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann', expect: 200 },
    ];
    expect(await judgeSteps(laggingSession({ url: proxy.url, accessKey, effectBudgetMs: 500 }), steps)).toMatchObject({
      state: 'pass',
      findings: [],
    });
  });

  it('may be that a dropped client is known to be gone', async () => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann', pings: false },
      { do: 'ping', probe: 'ann', expect: 'dropped-when-silent' },
      { do: 'call', operation: 'connectionExists', connection: 'ann', expect: 404 },
    ];
    const keepAlive = { pingIntervalMs: 100, clientTimeoutMs: 700 };
    expect(
      await judgeLagging(steps, lateEffects('disconnect', 400), { effectBudgetMs: 600, ...keepAlive }),
    ).toMatchObject({
      state: 'pass',
      findings: [],
    });
  });

  const closing: readonly Step[] = [
    { do: 'connect', probe: 'ann' },
    { do: 'connect', probe: 'bob' },
    { do: 'call', operation: 'closeConnection', connection: 'ann' },
    { do: 'closed', probe: 'ann' },
    { do: 'call', operation: 'connectionExists', connection: 'ann', expect: 404 },
  ];

  it('may be that a connection is closed', async () => {
    const outcome = await judgeLagging(closing, lateEffects('closeConnection', 700), { effectBudgetMs: 1000 });
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
  });

  it('is a closing that did not happen when it comes behind the budget', async () => {
    const outcome = await judgeLagging(closing, lateEffects('closeConnection', 5000), { effectBudgetMs: 300 });
    expect(outcome).toMatchObject({ state: 'fail', findings: [{ code: 'not-closed' }] });
  });

  it('that takes longer to settle than was expected, but no longer than is allowed, is given the time', async () => {
    const outcome = await judgeLagging(
      [...member, { do: 'settle' }, ...burst(2)],
      lateEffects('addConnectionToGroup', 900),
      {
        effectBudgetMs: 1500,
      },
    );
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
  });

  it('is a finding where the profile calls effects immediate', async () => {
    const never = (): Partial<Policies> => ({ takeEffect: () => undefined });
    const outcome = await judgeLagging(
      [
        { do: 'connect', probe: 'ann' },
        { do: 'call', operation: 'connectionExists', connection: 'ann', expect: 200 },
      ],
      never,
      { effectBudgetMs: 0 },
    );
    expect(outcome.state).not.toBe('pass');
  });
});

describe.concurrent('routes that do not wait for each other', () => {
  /** Leaving takes a while, and what goes to groups arrives long after what goes to hubs and connections. */
  const disorderly = ({ takeEffect, deliver }: Policies): Partial<Policies> => ({
    ...lateEffects('removeConnectionFromGroup', 100)({ takeEffect }),
    deliver: (connection, record, call) => {
      if (call.operation.id === 'sendToGroup') setTimeout(() => deliver(connection, record, call), 150);
      else deliver(connection, record, call);
    },
  });
  const leaving: readonly Step[] = [
    { do: 'call', operation: 'removeConnectionFromGroup', group: 'red', connection: 'ann' },
    { do: 'call', operation: 'sendToGroup', group: 'red', reaches: [] },
    // Something that takes until the late message is there.
    { do: 'call', operation: 'addUserToGroup', group: 'blue', user: 'bob', ttl: 1, label: 'added' },
    { do: 'pass', since: 'added' },
  ];

  it('do not make a message misdelivered that was sent while a removal lagged', async () => {
    expect(await judgeLagging([...member, ...leaving], disorderly)).toMatchObject({ state: 'pass', findings: [] });
  });

  it('hide no message that is still misdelivered when the removal has settled', async () => {
    const deaf = (correct: Policies): Partial<Policies> => ({ ...disorderly(correct), leave: () => undefined });
    const outcome = await judgeLagging([...member, ...leaving], deaf, { effectBudgetMs: 600 });
    expect(outcome.findings.map(({ code }) => code)).toEqual(['misdelivered']);
  });
});

describe.concurrent('a connection that is registered late', () => {
  const registering = lateEffects('connect', 150);

  it.each<[string, Step]>([
    ['is closed', { do: 'call', operation: 'closeConnection', connection: 'ann' }],
    ['is silent', { do: 'call', operation: 'sendToUser', user: 'bob', reaches: [] }],
    ['is open', { do: 'open', probe: 'ann' }],
  ])('%s all the same', async (_what, step) => {
    const known = new Set<string>();
    const late = (correct: Policies): Partial<Policies> => ({
      ...registering(correct),
      // Some services answer so for who is not there.
      answer: (result, call, request) =>
        result === 'done' && call?.operation.id === 'closeConnection' && !known.has(call.connection)
          ? { status: 404 }
          : correct.answer(result, call, request),
      register: (hub, connection) => {
        known.add(connection.id);
        correct.register(hub, connection);
      },
    });
    expect(await judgeLagging([{ do: 'connect', probe: 'ann' }, step], late)).toMatchObject({
      state: 'pass',
      findings: [],
    });
  });
});

describe.concurrent('a message that is slow to find its audience', () => {
  /** Accepts a message, and looks for who is in the group a moment later. */
  const slowBy =
    (ms: number) =>
    ({ audience, deliver }: Policies): Partial<Policies> => {
      const later: (() => void)[] = [];
      return {
        audience: (hub, call) => {
          if (call.operation.id !== 'sendToGroup') return audience(hub, call);
          later.push(() => {
            const { target, arguments: values } = call.invocation ?? { target: '', arguments: '[]' };
            const record = `{"type":1,"target":${JSON.stringify(target)},"arguments":${values}}`;
            for (const connection of audience(hub, call)) deliver(connection, record, call);
          });
          setTimeout(() => later.shift()?.(), ms);
          return [];
        },
      };
    };

  it('may find those who came after it', async () => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: [] },
      { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
    ];
    expect(await judgeLagging(steps, slowBy(100))).toMatchObject({ state: 'pass', findings: [] });
  });

  it('may find those who came as long after it as deliveries were measured to take', async () => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: [] },
      { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
      // Lasts until the message has come.
      { do: 'call', operation: 'addUserToGroup', group: 'blue', user: 'bob', ttl: 2, label: 'blue' },
      { do: 'pass', since: 'blue' },
    ];
    const measured = { deliveryMs: 1500, effectBudgetMs: 5000 };
    expect(await judgeLagging(steps, slowBy(1500), measured)).toMatchObject({ state: 'pass', findings: [] });
  });
});
