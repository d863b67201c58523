import { describe, expect, it } from 'vitest';
import { lateEffects } from '../../fixtures/testing/late-effects.ts';
import type { Monitor } from '../contract/check.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Step } from '../contract/step.ts';
import { laggingSession } from '../proof/lagging-session.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Effect, Policies } from '../reference/policies/policies.ts';
import { startService } from '../reference/start-service.ts';
import { createSession } from './session.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

interface Target {
  readonly policies: Partial<Policies>;
  readonly effectBudgetMs: number;
  readonly effects: Readonly<Record<string, number>>;
}

/** What a check says of these steps, and then a monitor. */
const watch = async (monitor: Monitor['monitor'], steps: readonly Step[], target: Target): Promise<Outcome> => {
  const { policies, effectBudgetMs, effects } = target;
  await using service = await startService({ accessKey, policies: { ...correctPolicies(), ...policies } });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs, effects }));
  const watched = await session.run({ id: 'test/steps', title: '', verifies: ['test/it'], steps });
  expect(watched).toMatchObject({ state: 'pass', findings: [] });
  return await session.run({ id: 'test/monitor', title: '', verifies: ['test/lag'], monitor });
};

const late = (what: Effect['what'], lagMs: number): Target => ({
  policies: lateEffects(what, lagMs)(correctPolicies()),
  effectBudgetMs: 4000,
  effects: { join: 1500, 'user-join': 1500 },
});

const byConnection: readonly Step[] = [
  { do: 'connect', probe: 'ann' },
  { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
  { do: 'call', operation: 'groupHasConnections', group: 'red' },
];
const byUser: readonly Step[] = [
  { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' },
  { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann' },
];

describe.concurrent('an effect that came late', () => {
  it('is a finding where the answer had said that it was done', async () => {
    const { state, findings } = await watch('done-late', byConnection, late('addConnectionToGroup', 1500));
    expect(state).toBe('fail');
    expect(findings[0]).toMatchObject({ code: 'done-late', requirements: ['test/lag'], step: '$.steps[2]' });
    expect(findings[0]?.message).toMatch(/^test\/steps: groupHasConnections answered 404 1\d{3} ms after/);
  });

  it('is none where it took no more than a busy machine does', async () => {
    expect(await watch('done-late', byConnection, late('addConnectionToGroup', 300))).toMatchObject({ state: 'pass' });
  });

  it('is none where the answer had only accepted it', async () => {
    expect(await watch('done-late', byUser, late('addUserToGroup', 1500))).toMatchObject({ state: 'pass' });
  });
});

describe.concurrent('a right answer', () => {
  /** Every second look misses the user for so long, the first one too. */
  const alternating = (forMs: number): Target => {
    const { exists } = correctPolicies();
    let looks = 0;
    let first: number | undefined;
    const policies: Partial<Policies> = {
      exists: (hub, call) => {
        first ??= performance.now();
        looks += 1;
        return looks % 2 === 1 && performance.now() - first < forMs ? false : exists(hub, call);
      },
    };
    return { policies, effectBudgetMs: 2000, effects: { 'user-join': 1000 } };
  };

  it('is gone back on where a wrong one follows it', async () => {
    const { state, findings } = await watch('went-back', byUser, alternating(1400));
    expect(state).toBe('fail');
    expect(findings).toMatchObject([{ code: 'went-back', requirements: ['test/lag'], step: '$.steps[1]' }]);
  });

  it('is not where it was right for what was undone before, and everything comes in order', async () => {
    const inTurn: readonly Step[] = [
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
      { do: 'call', operation: 'removeConnectionFromGroup', group: 'red', connection: 'ann' },
      { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
      { do: 'call', operation: 'groupHasConnections', group: 'red' },
    ];
    const lagsMs = [600, 1800, 1900];
    const inOrder = ({ takeEffect }: Policies): Partial<Policies> => ({
      takeEffect: (effect) => {
        const lagMs = effect.what.endsWith('Group') ? lagsMs.shift() : undefined;
        if (lagMs === undefined) takeEffect(effect);
        else setTimeout(() => takeEffect(effect), lagMs);
      },
    });
    const target = { policies: inOrder(correctPolicies()), effectBudgetMs: 4000, effects: { join: 500, leave: 500 } };
    expect(await watch('went-back', inTurn, target)).toMatchObject({ state: 'pass' });
  });

  it('is not where all are right before long', async () => {
    expect(await watch('went-back', byUser, alternating(60))).toMatchObject({ state: 'pass' });
  });
});

it.each(['done-late', 'went-back'] as const)('%s is not judged where nothing may lag', async (monitor) => {
  await using service = await startService({ accessKey });
  await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 0 }));
  expect(await session.run({ id: 'test/monitor', title: '', verifies: ['test/lag'], monitor })).toMatchObject({
    state: 'not-applicable',
  });
});
