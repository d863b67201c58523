import { describe, expect, it } from 'vitest';
import { judgeLagging } from '../proof/judge-lagging.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { Step } from '../contract/step.ts';

const connect = (probe: string): Step => ({ do: 'connect', probe, user: probe });
const settings = { effectBudgetMs: 300 };

/** A service that closes the connections there are when a third one comes. */
const closingTheOthers = (correct: Policies): Partial<Policies> => ({
  register: (hub, connection) => {
    const others = [...hub.connections.values()];
    correct.register(hub, connection);
    if (others.length < 2) return;
    for (const other of others) {
      correct.unregister(hub, other);
      correct.endSocket(other);
    }
  },
});

const three: readonly Step[] = [connect('ann'), connect('bob'), connect('cid')];

describe.concurrent('a connection that the target ends unasked', () => {
  it.each<readonly [string, Step]>([
    ['a user who is not found', { do: 'call', operation: 'userHasConnections', user: 'ann' }],
    [
      'a connection that cannot join',
      { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann', setup: true },
    ],
    ['a message that does not come', { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] }],
    ['a connection that is not open', { do: 'open', probe: 'ann' }],
    ['a connection that pings do not keep', { do: 'ping', probe: 'ann', expect: 'survives' }],
  ])('is named by %s', async (_what, step) => {
    const outcome = await judgeLagging([...three, step], closingTheOthers, settings);
    expect(outcome.findings).toMatchObject([{ lost: ['ann'], lostAfterMs: expect.any(Number) as number }]);
  });

  it('is what a message did not reach: both are named', async () => {
    const step: Step = { do: 'call', operation: 'broadcast', reaches: ['ann', 'bob', 'cid'] };
    const { findings } = await judgeLagging([...three, step], closingTheOthers, settings);
    expect(findings).toMatchObject([
      { code: 'not-delivered', seen: 'nothing; the connection of ann, bob is closed', lost: ['ann', 'bob'] },
    ]);
  });

  it('is not named where a request that must be refused asked for it, only for how long it had lasted', async () => {
    const steps: readonly Step[] = [
      ...three,
      { do: 'call', operation: 'closeConnection', connection: 'ann', expect: [404], observe: 'closing once more' },
    ];
    const asks: readonly (readonly [Step, string])[] = [
      [{ do: 'open', probe: 'ann' }, 'closed'],
      [{ do: 'call', operation: 'connectionExists', connection: 'ann' }, 'status'],
    ];
    for (const [asked, code] of asks) {
      const [finding] = (await judgeLagging([...steps, asked], closingTheOthers, settings)).findings;
      expect(finding).toMatchObject({ code, lostAfterMs: expect.any(Number) as number });
      expect(finding).not.toHaveProperty('lost');
    }
  });

  it('is not named where its client reads nothing, so that nobody saw it end, only for how long it had lasted', async () => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann', user: 'ann', answersClose: false },
      connect('bob'),
      connect('cid'),
      { do: 'call', operation: 'connectionExists', connection: 'ann' },
    ];
    const [finding] = (await judgeLagging(steps, closingTheOthers, settings)).findings;
    expect(finding).toMatchObject({ code: 'status', seen: '404', lostAfterMs: expect.any(Number) as number });
    expect(finding).not.toHaveProperty('lost');
  });

  it('is not named where it was asked for, nor where another one is concerned', async () => {
    const asked: readonly Step[] = [
      connect('ann'),
      { do: 'call', operation: 'closeConnection', connection: 'ann' },
      { do: 'closed', probe: 'ann' },
      { do: 'call', operation: 'userHasConnections', user: 'ann' },
    ];
    const [finding] = (await judgeLagging(asked, () => ({}), settings)).findings;
    expect(finding).toMatchObject({ code: 'status', seen: '404' });
    expect(finding).not.toHaveProperty('lost');
    const other: Step = { do: 'call', operation: 'userHasConnections', user: 'dan' };
    const [found] = (await judgeLagging([...three, other], closingTheOthers, settings)).findings;
    expect(found).not.toHaveProperty('lost');
  });
});

it('a message that shows that nothing else is on its way, and does not come, is a finding that decides nothing', async () => {
  const steps: readonly Step[] = [
    connect('ann'),
    { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] },
  ];
  const { state, findings } = await judgeLagging(
    steps,
    (correct) => ({
      audience: (hub, call) => (call.operation.id === 'sendToUser' ? correct.audience(hub, call) : []),
      answer: (outcome, call, request) =>
        call?.operation.id === 'sendToConnection' ? { status: 404 } : correct.answer(outcome, call, request),
    }),
    settings,
  );
  expect(state).toBe('not-testable');
  const common = { setup: true, requirements: [], step: 'fence' };
  expect(findings).toMatchObject([
    { ...common, code: 'not-delivered', uses: ['broadcast'], exchange: { operation: 'broadcast' } },
    { ...common, code: 'status', seen: '404', uses: ['sendToConnection'] },
  ]);
});
