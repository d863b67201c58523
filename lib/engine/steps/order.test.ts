import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import type { Check } from '../../contract/check.ts';

const labels = ['first', 'second', 'third'];

const check: Check = {
  id: 'c/c',
  title: 'c',
  verifies: ['c/c'],
  steps: [
    { do: 'connect', probe: 'ann' },
    ...labels.map((label) => ({ do: 'call', operation: 'broadcast', label, mayReach: ['ann'] }) as const),
    { do: 'order', probe: 'ann', of: labels },
  ],
};

/** The second delivery is handed to `late`. */
const secondDelivery = (late: (deliver: () => void) => void): Policies => {
  const correct = correctPolicies();
  let deliveries = 0;
  return {
    ...correct,
    deliver: (...given) => {
      deliveries += 1;
      if (deliveries === 2) late(() => correct.deliver(...given));
      else correct.deliver(...given);
    },
  };
};

const codes = async (policies: Policies): Promise<readonly string[]> => {
  const outcomes = await judgeReference([check], { policies });
  return outcomes.flatMap(({ state, findings }) =>
    findings.map(({ code, exchange }) => `${state}: ${exchange?.operation} ${code}`),
  );
};

describe('an order step', () => {
  it('waits for messages that nobody has waited for', async () => {
    expect(await codes(correctPolicies())).toEqual([]);
  });

  it('finds a message that came too late', async () => {
    expect(await codes(secondDelivery((deliver) => setTimeout(deliver, 100)))).toEqual([
      'fail: broadcast out-of-order',
    ]);
  });

  it('says nothing of the order where a message did not come, which is another matter', async () => {
    expect(await codes(secondDelivery(() => undefined))).toEqual(['not-testable: broadcast not-delivered']);
  });
});
