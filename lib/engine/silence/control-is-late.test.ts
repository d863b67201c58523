import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import type { Check } from '../../contract/check.ts';

const check: Check = {
  id: 'c/c',
  title: 'c',
  verifies: ['c/c'],
  steps: [
    { do: 'connect', probe: 'ann' },
    { do: 'call', operation: 'broadcast', reaches: ['ann'] },
  ],
};

const judge = async (deliver: (correct: Policies) => Policies['deliver']): Promise<unknown> => {
  const correct = correctPolicies();
  const [outcome] = await judgeReference([check], { policies: { ...correct, deliver: deliver(correct) } });
  return { state: outcome?.state, codes: outcome?.findings.map(({ code }) => code) };
};

describe('a message that missed its deadline', () => {
  it('is lost where controls come by another route, and by its own never', async () => {
    const withoutBroadcasts = ({ deliver }: Policies): Policies['deliver'] => {
      return (connection, record, call) =>
        call.operation.id === 'broadcast' ? undefined : deliver(connection, record, call);
    };
    expect(await judge(withoutBroadcasts)).toEqual({ state: 'fail', codes: ['not-delivered'] });
  });

  it('says nothing where the controls are late too', async () => {
    const slow = ({ deliver }: Policies): Policies['deliver'] => {
      let deliveries = 0;
      return (...given) => {
        deliveries += 1;
        if (deliveries > 1) setTimeout(() => deliver(...given), 700);
      };
    };
    expect(await judge(slow)).toEqual({ state: 'inconclusive', codes: [] });
  });
});
