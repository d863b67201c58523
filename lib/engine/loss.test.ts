import { describe, expect, it } from 'vitest';
import { aroundReference } from '../../fixtures/hostile/around-reference.ts';
import { startBreakingLine } from '../../fixtures/testing/start-breaking-line.ts';
import { hostileKey } from '../../fixtures/hostile/hostile-target.ts';
import { judgeLagging } from '../proof/judge-lagging.ts';
import { judgeSteps } from '../proof/judge-steps.ts';
import { laggingSession } from '../proof/lagging-session.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { startService } from '../reference/start-service.ts';
import type { Connection } from '../reference/state/state.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Check } from '../contract/check.ts';
import { createSession } from './session.ts';
import type { Step } from '../contract/step.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

const member: readonly Step[] = [
  { do: 'connect', probe: 'ann' },
  { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
];

const burst = (count: number): readonly Step[] =>
  Array.from({ length: count }, () => ({ do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] }));

const losing = (isLost: (count: number) => boolean) => {
  let count = 0;
  return ({ deliver }: Policies): Partial<Policies> => ({
    deliver: (connection, record, call) => {
      count += call.operation.id === 'sendToGroup' ? 1 : 0;
      if (call.operation.id !== 'sendToGroup' || !isLost(count)) deliver(connection, record, call);
    },
  });
};

const losingEvery = (nth: number) => losing((count) => count % nth === 0);

describe.concurrent('a message that is lost', () => {
  it('may be lag right after a change', async () => {
    // Once: on a busy machine it is late enough for the same to be asked again and again.
    const losesOne = losing((count) => count === 5);
    expect(await judgeLagging([...member, ...burst(6)], losesOne)).toMatchObject({ state: 'pass' });
  });

  it('is a loss once effects have settled', async () => {
    const outcome = await judgeLagging([...member, { do: 'settle' }, ...burst(6)], losingEvery(5));
    expect(outcome.findings.map(({ code }) => code)).toEqual(['not-delivered']);
  });
});

describe.concurrent('an answer', () => {
  const answering = (status: number) => {
    let answers = 0;
    return ({ answer }: Policies): Partial<Policies> => ({
      answer: (result, call, request) =>
        call?.operation.id === 'userIsInGroup' && (answers += 1) === 1 ? { status } : answer(result, call, request),
    });
  };
  const look: readonly Step[] = [
    { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' },
    { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann', expect: 200 },
  ];

  it('of before may be lag', async () => {
    expect(await judgeLagging(look, answering(404))).toMatchObject({ state: 'pass' });
  });

  it.each([
    [400, 'status'],
    [401, 'status'],
    [204, 'status'],
    [500, 'server-error'],
  ])('%i never is', async (status, code) => {
    const outcome = await judgeLagging(look, answering(status));
    expect(outcome.findings.map((finding) => finding.code)).toEqual([code]);
  });
});

describe.concurrent('a record that is no message', () => {
  const send = (requirement: string): Step => ({
    do: 'call',
    operation: 'broadcast',
    reaches: ['ann'],
    verifies: [requirement],
  });
  const spoilsTheFirst = (): ((correct: Policies) => Partial<Policies>) => {
    let count = 0;
    return ({ deliver }) => ({
      deliver: (connection, record, call) => {
        deliver(connection, call.operation.id === 'broadcast' && (count += 1) === 1 ? '{' : record, call);
      },
    });
  };

  it('ends a connection, and is no finding of what is sent to it afterwards', async () => {
    const steps: readonly Step[] = [{ do: 'connect', probe: 'ann' }, send('test/it'), send('test/later')];
    const { findings } = await judgeLagging([...steps], spoilsTheFirst());
    expect(findings.flatMap(({ requirements }) => requirements)).toEqual(['test/it']);
  });
});

describe.concurrent('a connection that breaks', () => {
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
      return await judgeSteps(laggingSession({ url: service.url, accessKey: hostileKey, effectBudgetMs: 0 }), send);
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

describe.concurrent('what comes late', () => {
  it('is charged to the check that sent it, as long as the run goes on', async () => {
    const doubling = ({ deliver }: Policies): Partial<Policies> => ({
      deliver: (connection, record, call) => {
        deliver(connection, record, call);
        if (call.operation.id === 'sendToUser') setTimeout(() => deliver(connection, record, call), 300);
      },
    });
    const correct = correctPolicies();
    await using service = await startService({ accessKey, policies: { ...correct, ...doubling(correct) } });
    await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 0 }));
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

describe.concurrent('a message that comes to a client of another hub', () => {
  const leaking = async (...checks: readonly Check[]) => {
    const live = new Set<Connection>();
    const correct = correctPolicies();
    const policies: Policies = {
      ...correct,
      register: (hub, connection) => {
        live.add(connection);
        correct.register(hub, connection);
      },
      audience: (hub, call) => (call.operation.id === 'sendToUser' ? live : correct.audience(hub, call)),
    };
    await using service = await startService({ accessKey, policies });
    await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 0 }));
    for (const check of checks) await session.run(check);
    return await session.finish();
  };
  const check = (id: string, ...steps: readonly Step[]): Check => ({ id, title: '', verifies: [id], steps });
  const bystander = check('test/bystander', { do: 'connect', probe: 'bob' });
  const sender = check('test/sender', { do: 'call', operation: 'sendToUser', user: 'ann' });
  const monitor: Check = { id: 'monitors/leaks', title: '', verifies: ['monitors/apart'], monitor: 'leak' };

  it('is charged to the check that sent it', async () => {
    const charges = await leaking(bystander, sender);
    expect(charges).toMatchObject([
      { check: 'test/sender', finding: { code: 'leaked', requirements: ['test/sender'] } },
    ]);
  });

  it.each([
    ['before', [bystander, sender, monitor]],
    ['after', [bystander, monitor, sender]],
  ])('is charged to the monitor of leaks where there is one, also %s that is asked', async (_, checks) => {
    const charges = await leaking(...checks);
    expect(charges).toMatchObject([
      { check: 'monitors/leaks', finding: { code: 'leaked', requirements: ['monitors/apart'] } },
    ]);
    expect(charges[0]?.finding.message).toContain('test/sender');
  });
});

describe.concurrent('a connection that is cut without a word', () => {
  const judge = async (isJudged: boolean, webSockets: number): Promise<Outcome> => {
    await using service = await startService({ accessKey });
    await using line = await startBreakingLine(service.url, undefined, webSockets);
    return await judgeSteps(laggingSession({ url: line.url, accessKey, effectBudgetMs: 0 }), [
      { do: 'connect', probe: 'ann', ...(isJudged && { judged: true }) },
      { do: 'call', operation: 'broadcast', reaches: ['ann'] },
    ]);
  };

  it.each([false, true])(
    'once is an accident of the network, whether the check is about it or not: %s',
    async (isJudged) => {
      expect(await judge(isJudged, 1)).toMatchObject({ state: 'pass', findings: [], anomalies: [{ attempt: 1 }] });
    },
  );

  it('again and again is what the target does', async () => {
    expect(await judge(true, Infinity)).toMatchObject({ state: 'fail' });
  });
});
