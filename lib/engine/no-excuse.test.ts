import { describe, expect, it } from 'vitest';
import { faults } from '../../fixtures/faults/index.ts';
import { lateEffects } from '../../fixtures/testing/late-effects.ts';
import { judgeLagging } from '../proof/judge-lagging.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { Step } from '../contract/step.ts';

/** As much as a profile allows a service of which nothing is known. */
const effectBudgetMs = 10_000;

const faultOf = (id: string) => {
  const change = faults.find((fault) => fault.id === id)?.policies;
  if (change === undefined) throw new TypeError(`no fault ${id}`);
  return change;
};

const connect = (probe: string): Step => ({ do: 'connect', probe, user: probe });
const ofAnn = { connection: 'ann', group: 'red' } as const;

const rejoining: readonly Step[] = [
  connect('ann'),
  connect('bob'),
  { do: 'call', operation: 'addConnectionToGroup', connection: 'bob', group: 'red' },
  { do: 'call', operation: 'addConnectionToGroup', ...ofAnn },
  { do: 'call', operation: 'removeConnectionFromGroup', ...ofAnn },
  { do: 'call', operation: 'addConnectionToGroup', ...ofAnn },
  { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann', 'bob'] },
];

const usersRejoin: readonly Step[] = [
  connect('ann'),
  connect('bob'),
  { do: 'call', operation: 'addUserToGroup', user: 'bob', group: 'red' },
  { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' },
  { do: 'call', operation: 'removeUserFromGroup', user: 'ann', group: 'red' },
  { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' },
  { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann', 'bob'] },
];

describe.concurrent('what a budget of 10 s does not excuse', () => {
  it.each([
    ['groups/rejoining-is-in-vain', rejoining],
    ['user-groups/rejoining-is-in-vain', usersRejoin],
  ])(
    'is that coming back takes long each time, while coming takes no time: %s',
    async (id, steps) => {
      const outcome = await judgeLagging(steps, faultOf(id), { effectBudgetMs });
      expect(outcome.findings).toMatchObject([{ code: 'not-delivered', step: '$.steps[6]' }]);
      expect(outcome.anomalies?.length).toBeGreaterThan(1);
      expect(outcome.lags?.some(({ effect }) => effect.endsWith(' again'))).toBe(true);
    },
    30_000,
  );

  it('is that a message is lost each time, and the next one comes', async () => {
    const steps: readonly Step[] = [
      connect('ann'),
      { do: 'call', operation: 'broadcast', message: { raw: '<Target>' }, expect: 'invalid', reaches: [] },
      { do: 'call', operation: 'broadcast', reaches: ['ann'] },
    ];
    const immediate = { registration: 0, join: 0 };
    const spoils = faultOf('payloads/bad-body-spoils-next');
    const outcome = await judgeLagging(steps, spoils, { effectBudgetMs, effects: immediate });
    expect(outcome.findings).toMatchObject([{ code: 'not-delivered', step: '$.steps[2]' }]);
  }, 30_000);

  it('is a message after the close message', async () => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann', user: 'ann', obeyClose: false },
      connect('bob'),
      { do: 'call', operation: 'closeConnection', connection: 'ann' },
      { do: 'call', operation: 'broadcast', reaches: [], mayReach: ['bob'] },
    ];
    const outcome = await judgeLagging(steps, faultOf('connections/closed-still-reached'), { effectBudgetMs });
    expect(outcome.findings.map(({ code }) => code)).toEqual(['misdelivered']);
  });

  it('is a message to a new client who was excluded', async () => {
    const steps: readonly Step[] = [
      connect('ann'),
      connect('bob'),
      { do: 'call', operation: 'broadcast', excluded: ['ann'], reaches: ['bob'] },
    ];
    const ignoring = ({ audience }: Policies): Partial<Policies> => ({
      audience: (hub, call) => audience(hub, { ...call, query: { ...call.query, excluded: [] } }),
    });
    const outcome = await judgeLagging(steps, ignoring, { effectBudgetMs });
    expect(outcome.findings.map(({ code }) => code)).toEqual(['misdelivered']);
  });

  it('is an answer that goes on to be wrong now and then', async () => {
    const steps: readonly Step[] = [
      connect('ann'),
      { do: 'call', operation: 'addConnectionToGroup', ...ofAnn },
      { do: 'call', operation: 'groupHasConnections', group: 'red', expect: 'success' },
    ];
    let looks = 0;
    const everySecond = ({ exists }: Policies): Partial<Policies> => ({
      exists: (hub, call) => (looks += 1) % 2 === 0 && exists(hub, call),
    });
    const outcome = await judgeLagging(steps, everySecond, { effectBudgetMs: 1500, effects: { join: 0 } });
    expect(outcome.findings).toMatchObject([{ code: 'status', step: '$.steps[2]' }]);
    expect(outcome.wentBack).toBe(1);
  });

  it('is a second copy right after a change', async () => {
    const twice = ({ deliver }: Policies): Partial<Policies> => ({
      deliver: (connection, record, call) => {
        deliver(connection, record, call);
        deliver(connection, record, call);
      },
    });
    const outcome = await judgeLagging(rejoining, twice, { effectBudgetMs });
    expect(outcome.findings.map(({ code }) => code)).toEqual(['duplicated', 'duplicated']);
  });
});

describe.concurrent('what is excused', () => {
  it('is that coming back takes as long as coming', async () => {
    const slow = lateEffects(['addConnectionToGroup', 'removeConnectionFromGroup'], 700);
    const outcome = await judgeLagging(rejoining, slow, { effectBudgetMs, effects: { join: 700, leave: 700 } });
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
    expect(outcome.lags).toMatchObject([{ effect: 'join again', operation: 'sendToGroup' }]);
  });

  it('is an effect that is late where none was when it was measured', async () => {
    const steps: readonly Step[] = [
      connect('ann'),
      { do: 'call', operation: 'addConnectionToGroup', ...ofAnn },
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
    ];
    const slow = lateEffects('addConnectionToGroup', 60);
    const outcome = await judgeLagging(steps, slow, { effectBudgetMs: 1000, effects: { join: 0 } });
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
    expect(new Set(outcome.lags?.map(({ effect }) => effect))).toEqual(new Set(['join']));
  });

  it('is an effect that takes a moment, though others show at once', async () => {
    const slowAgain = ({ takeEffect }: Policies): Partial<Policies> => {
      let hasLeft = false;
      return {
        takeEffect: (effect) => {
          if (effect.what === 'addConnectionToGroup' && hasLeft) setTimeout(() => takeEffect(effect), 90);
          else takeEffect(effect);
          hasLeft = effect.what === 'removeConnectionFromGroup';
        },
      };
    };
    const steps: readonly Step[] = [
      connect('ann'),
      { do: 'call', operation: 'addConnectionToGroup', ...ofAnn },
      { do: 'call', operation: 'removeConnectionFromGroup', ...ofAnn },
      { do: 'call', operation: 'addConnectionToGroup', ...ofAnn },
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
    ];
    const outcome = await judgeLagging(steps, slowAgain, { effectBudgetMs, effects: { join: 0, leave: 0 } });
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
    expect(outcome.lags?.some(({ effect }) => effect === 'join again')).toBe(true);
  });

  it('is kept: what was red before patience', async () => {
    const steps: readonly Step[] = [
      connect('ann'),
      { do: 'call', operation: 'addConnectionToGroup', ...ofAnn },
      { do: 'settle' },
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
    ];
    const outcome = await judgeLagging(steps, lateEffects('addConnectionToGroup', 900), { effectBudgetMs: 1500 });
    expect(outcome).toMatchObject({
      state: 'pass',
      findings: [],
      anomalies: [{ attempt: 1, finding: { code: 'not-delivered' } }],
    });
  });
});
