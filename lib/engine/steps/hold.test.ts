import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import type { Check } from '../../contract/check.ts';

const annInRed = { user: 'ann', group: 'red' };

const check: Check = {
  id: 'c/c',
  title: 'c',
  verifies: ['c/c'],
  steps: [
    { do: 'call', operation: 'addUserToGroup', ...annInRed, ttl: 'short', label: 'red' },
    { do: 'hold', since: 'red', call: { do: 'call', operation: 'userIsInGroup', ...annInRed, expect: 200 } },
    { do: 'pass', since: 'red' },
    { do: 'call', operation: 'userIsInGroup', ...annInRed, expect: 404 },
  ],
};

const lasting = (share: number): Policies => {
  const correct = correctPolicies();
  return {
    ...correct,
    relation: (relating, nowMs) => {
      const relation = correct.relation(relating, nowMs);
      return relation && { ...relation, expiresAtMs: nowMs + (relation.expiresAtMs - nowMs) * share };
    },
  };
};

const codes = async (policies: Policies): Promise<readonly string[] | undefined> => {
  const [outcome] = await judgeReference([check], { policies });
  return outcome?.findings.map(({ code }) => code);
};

describe('a ttl', () => {
  it('that lasts as long as it must is in order', async () => {
    expect(await codes(correctPolicies())).toEqual([]);
  });

  it('has not ended for a request that is refused', async () => {
    const correct = correctPolicies();
    let seen = 0;
    const refusingLater: Policies = {
      ...correct,
      verifySignature: (...token) => ((seen += 1) > 2 ? undefined : correct.verifySignature(...token)),
    };
    expect(await codes(refusingLater)).toEqual(['status']);
  });

  it.each([0.2, 0.5, 0.75])('is found to end early when %d of it have passed', async (share) => {
    expect(await codes(lasting(share))).toEqual(['expired-early']);
  });

  it('is found to end late', async () => {
    expect(await codes(lasting(1.5))).toEqual(['not-expired']);
  });
});
