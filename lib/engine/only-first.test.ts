import { describe, expect, it } from 'vitest';
import { lateEffects } from '../../fixtures/testing/late-effects.ts';
import { judgeLagging } from '../proof/judge-lagging.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { Step } from '../contract/step.ts';

describe.concurrent('what only the first question does not show', () => {
  const user: Step = { do: 'connect', probe: 'ann', user: 'ann' };
  const toUser: readonly Step[] = [user, { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] }];

  const firstToEachUserLost = ({ audience }: Policies): Partial<Policies> => {
    const known = new Set<string>();
    return {
      audience: (hub, call) => {
        if (call.operation.id !== 'sendToUser' || known.has(call.user)) return audience(hub, call);
        known.add(call.user);
        return [];
      },
    };
  };

  it('is a loss, however long the first question waits', async () => {
    const { findings } = await judgeLagging(toUser, firstToEachUserLost, { effectBudgetMs: 4000 });
    expect(findings).toMatchObject([{ code: 'not-delivered', step: '$.steps[1]' }]);
    expect(findings[0]?.message).toMatch(/however long it waits, after \d+, 3\d\d, 6\d\d, and 1\d{3} ms/);
  });

  it('is an answer of before that is kept until it was read', async () => {
    const keptUntilRead = ({ exists }: Policies): Partial<Policies> => {
      const kept = new Map<string, boolean>();
      return {
        exists: (hub, call) => {
          if (call.operation.id !== 'userIsInGroup') return exists(hub, call);
          const key = `${call.user} ${call.group}`;
          const answer = kept.get(key) ?? false;
          kept.set(key, exists(hub, call));
          return answer;
        },
      };
    };
    const steps: readonly Step[] = [
      { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' },
      { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann', expect: 200 },
    ];
    const { findings } = await judgeLagging(steps, keptUntilRead, { effectBudgetMs: 4000 });
    expect(findings).toMatchObject([{ code: 'status', step: '$.steps[1]' }]);
  });

  it('may be lag where it shows in time as soon as that waits', async () => {
    const slow = lateEffects('connect', 20);
    const outcome = await judgeLagging(toUser, slow, { effectBudgetMs: 4000 });
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
  });

  it('is not asked for again where no longer wait fits into what the profile allows', async () => {
    const outcome = await judgeLagging(toUser, firstToEachUserLost, { effectBudgetMs: 500 });
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
  });
});
