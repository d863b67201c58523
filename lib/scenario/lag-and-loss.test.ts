import { describe, expect, it } from 'vitest';
import { aroundReference } from '../../fixtures/hostile/around-reference.ts';
import { hostileKey } from '../../fixtures/hostile/hostile-target.ts';
import { startProxy } from '../../fixtures/proxy/start-proxy.ts';
import { correctPolicies } from '../reference/correct-policies.ts';
import type { Effect, Policies } from '../reference/policies.ts';
import { startService, type ServiceOptions } from '../reference/start-service.ts';
import { loadProfile } from '../target/load-profile.ts';
import type { Outcome } from '../verdict/outcome.ts';
import { timingFrom } from './calibrate.ts';
import { createSession } from './session.ts';
import type { SessionOptions } from './session-options.ts';
import type { Step } from './step.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

/** On this machine, in a profile that lets effects lag for so long. */
const sessionOptions = (url: string, key: string, effectBudgetMs: number): SessionOptions => {
  const reference = loadProfile('reference');
  const profile = {
    ...reference,
    consistency: { effectBudgetMs },
    timing: { ...reference.timing, deliveryFloorMs: 300 },
  };
  const measured = { roundTripMs: 1, connectMs: 5, deliveryMs: 2, effectMs: 5 };
  return {
    target: { restBase: url, clientBase: url, accessKey: key, profile },
    timing: { ...timingFrom(profile, measured), settleMs: Math.min(effectBudgetMs, 300) },
    run: { id: 'lag', seed: 1, runs: 1, deep: false },
  };
};

const judgeAt = async (options: SessionOptions, steps: readonly Step[]): Promise<Outcome> => {
  await using session = createSession(options);
  return await session.run({ id: 'test/lag', title: '', verifies: ['test/it'], steps });
};

/** One scenario on the reference with the given policies in place of its own, in a profile that lets effects lag. */
const judge = async (
  steps: readonly Step[],
  replace: (correct: Policies) => Partial<Policies>,
  effectBudgetMs = 2000,
  settings: Partial<ServiceOptions> = {},
): Promise<Outcome> => {
  const correct = correctPolicies();
  await using service = await startService({
    accessKey,
    policies: { ...correct, ...replace(correct) },
    ...settings,
  });
  return await judgeAt(sessionOptions(service.url, accessKey, effectBudgetMs), steps);
};

const member: readonly Step[] = [
  { do: 'connect', probe: 'ann' },
  { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
];

const burst = (count: number): readonly Step[] =>
  Array.from({ length: count }, () => ({ do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] }));

const losingEvery = (nth: number) => {
  let count = 0;
  return ({ deliver }: Policies): Partial<Policies> => ({
    deliver: (connection, record, call) => {
      count += call.operation.id === 'sendToGroup' ? 1 : 0;
      if (call.operation.id !== 'sendToGroup' || count % nth !== 0) deliver(connection, record, call);
    },
  });
};

describe('an effect that lags', () => {
  it('is waited for, and its lag is reported', async () => {
    const lagging = ({ takeEffect }: Policies): Partial<Policies> => ({
      takeEffect: (effect) => {
        if (effect.what === 'addConnectionToGroup') setTimeout(() => takeEffect(effect), 150);
        else takeEffect(effect);
      },
    });
    const outcome = await judge([...member, ...burst(1)], lagging);
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
    expect(outcome.lagMs).toBeGreaterThan(100);
  });

  /** All effects of one kind come so late. */
  const late =
    (what: Effect['what'], lagMs: number) =>
    ({ takeEffect }: Policies): Partial<Policies> => ({
      takeEffect: (effect) => {
        if (effect.what === what) setTimeout(() => takeEffect(effect), lagMs);
        else takeEffect(effect);
      },
    });

  it('may be that a connection becomes known: neither message nor fence reaches it before', async () => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'broadcast', reaches: ['ann'] },
      { do: 'connect', probe: 'bob' },
      { do: 'call', operation: 'sendToUser', user: 'nobody', reaches: [] },
    ];
    expect(await judge(steps, late('connect', 600))).toMatchObject({ state: 'pass', findings: [] });
  });

  it('is allowed its time from the answer on, however long that was on its way', async () => {
    const correct = correctPolicies();
    const policies = { ...correct, ...late('addUserToGroup', 450)(correct) };
    await using service = await startService({ accessKey, policies });
    await using proxy = await startProxy({ targetUrl: service.url, latencyMs: 200 });
    const steps: readonly Step[] = [
      { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' },
      { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann', expect: 200 },
    ];
    expect(await judgeAt(sessionOptions(proxy.url, accessKey, 500), steps)).toMatchObject({
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
    expect(await judge(steps, late('disconnect', 400), 600, keepAlive)).toMatchObject({ state: 'pass', findings: [] });
  });

  it('that takes longer to settle than was expected, but no longer than is allowed, is given the time', async () => {
    const outcome = await judge([...member, { do: 'settle' }, ...burst(2)], late('addConnectionToGroup', 900), 1500);
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
  });

  it('is a finding where the profile calls effects immediate', async () => {
    const never = (): Partial<Policies> => ({ takeEffect: () => undefined });
    const outcome = await judge(
      [
        { do: 'connect', probe: 'ann' },
        { do: 'call', operation: 'connectionExists', connection: 'ann', expect: 200 },
      ],
      never,
      0,
    );
    expect(outcome.state).not.toBe('pass');
  });
});

describe('a message that is lost', () => {
  it('may be lag right after a change', async () => {
    expect(await judge([...member, ...burst(6)], losingEvery(5))).toMatchObject({ state: 'pass' });
  });

  it('is a loss once effects have settled', async () => {
    const outcome = await judge([...member, { do: 'settle' }, ...burst(6)], losingEvery(5));
    expect(outcome.findings.map(({ code }) => code)).toEqual(['not-delivered']);
  });
});

describe('an answer', () => {
  const answering = (status: number) => {
    let answers = 0;
    return ({ answer }: Policies): Partial<Policies> => ({
      answer: (result, call) =>
        call?.operation.id === 'userIsInGroup' && (answers += 1) === 1 ? { status } : answer(result, call),
    });
  };
  const look: readonly Step[] = [
    { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' },
    { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann', expect: 200 },
  ];

  it('of before may be lag', async () => {
    expect(await judge(look, answering(404))).toMatchObject({ state: 'pass' });
  });

  it.each([
    [400, 'status'],
    [401, 'status'],
    [204, 'status'],
    [500, 'server-error'],
  ])('%i never is', async (status, code) => {
    const outcome = await judge(look, answering(status));
    expect(outcome.findings.map((finding) => finding.code)).toEqual([code]);
  });
});

describe('a connection that breaks', () => {
  const send: readonly Step[] = [{ do: 'call', operation: 'sendToUser', user: 'ann', reaches: [] }];

  const judgeBreaking = async (times: number): Promise<Outcome> => {
    let broken = 0;
    const service = await aroundReference({
      request: ({ url = '' }, response) => {
        if (!url.includes('/users/ann') || broken === times) return false;
        broken += 1;
        response.destroy();
        return true;
      },
    });
    try {
      return await judgeAt(sessionOptions(service.url, hostileKey, 0), send);
    } finally {
      await service.close();
    }
  };

  it('once is an accident', async () => {
    expect(await judgeBreaking(1)).toMatchObject({ state: 'pass' });
  });

  it('again at the same request is a finding, for a control request is answered', async () => {
    const outcome = await judgeBreaking(99);
    expect(outcome.findings.map(({ code }) => code)).toEqual(['no-answer']);
  });
});

describe('what comes late', () => {
  it('is charged to the check that sent it, as long as the run goes on', async () => {
    const doubling = ({ deliver }: Policies): Partial<Policies> => ({
      deliver: (connection, record, call) => {
        deliver(connection, record, call);
        if (call.operation.id === 'sendToUser') setTimeout(() => deliver(connection, record, call), 300);
      },
    });
    const correct = correctPolicies();
    await using service = await startService({ accessKey, policies: { ...correct, ...doubling(correct) } });
    await using session = createSession(sessionOptions(service.url, accessKey, 0));
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann', user: 'ann' },
      { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] },
    ];
    const waiting: readonly Step[] = [
      { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'bob', ttl: 1, label: 'added' },
      { do: 'pass', since: 'added' },
    ];
    const outcomes = await Promise.all([
      session.run({ id: 'test/doubled', title: '', verifies: ['test/doubled'], steps }),
      session.run({ id: 'test/waits', title: '', verifies: ['test/waits'], steps: waiting }),
    ]);
    expect(outcomes.map(({ state }) => state)).toEqual(['pass', 'pass']);
    expect(await session.finish()).toMatchObject([{ check: 'test/doubled', finding: { code: 'late' } }]);
  });
});

describe('routes that do not wait for each other', () => {
  /** Leaving takes a while, and what goes to groups arrives long after what goes to hubs and connections. */
  const disorderly = ({ takeEffect, deliver }: Policies): Partial<Policies> => ({
    takeEffect: (effect) => {
      if (effect.what === 'removeConnectionFromGroup') setTimeout(() => takeEffect(effect), 100);
      else takeEffect(effect);
    },
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
    expect(await judge([...member, ...leaving], disorderly)).toMatchObject({ state: 'pass', findings: [] });
  });

  it('hide no message that is still misdelivered when the removal has settled', async () => {
    const deaf = (correct: Policies): Partial<Policies> => ({ ...disorderly(correct), leave: () => undefined });
    const outcome = await judge([...member, ...leaving], deaf);
    expect(outcome.findings.map(({ code }) => code)).toEqual(['misdelivered']);
  });
});

describe('a connection that is registered late', () => {
  const registering = ({ takeEffect }: Policies): Partial<Policies> => ({
    takeEffect: (effect) => {
      if (effect.what === 'connect') setTimeout(() => takeEffect(effect), 150);
      else takeEffect(effect);
    },
  });

  it.each<[string, Step]>([
    ['is closed', { do: 'call', operation: 'closeConnection', connection: 'ann' }],
    ['is silent', { do: 'call', operation: 'sendToUser', user: 'bob', reaches: [] }],
    ['is open', { do: 'open', probe: 'ann' }],
  ])('%s all the same', async (_what, step) => {
    const late = (correct: Policies): Partial<Policies> => ({
      ...registering(correct),
      // Some services answer so for who is not there.
      answer: (result, call) =>
        result === 'done' && call?.operation.id === 'closeConnection' && registered(call.connection) === false
          ? { status: 404 }
          : correct.answer(result, call),
      register: (hub, connection) => {
        known.add(connection.id);
        correct.register(hub, connection);
      },
    });
    const known = new Set<string>();
    const registered = (id: string): boolean => known.has(id);
    expect(await judge([{ do: 'connect', probe: 'ann' }, step], late)).toMatchObject({ state: 'pass', findings: [] });
  });
});

describe('a message that is slow to find its audience', () => {
  /** Accepts a message, and looks for who is in the group a moment later. */
  const slow = ({ audience, deliver }: Policies): Partial<Policies> => {
    const later: (() => void)[] = [];
    return {
      audience: (hub, call) => {
        if (call.operation.id !== 'sendToGroup') return audience(hub, call);
        later.push(() => {
          const { target, arguments: values } = call.invocation ?? { target: '', arguments: '[]' };
          const record = `{"type":1,"target":${JSON.stringify(target)},"arguments":${values}}`;
          for (const connection of audience(hub, call)) deliver(connection, record, call);
        });
        setTimeout(() => later.shift()?.(), 100);
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
    expect(await judge(steps, slow)).toMatchObject({ state: 'pass', findings: [] });
  });
});
