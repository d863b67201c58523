import { describe, expect, it } from 'vitest';
import { judgeLagging } from '../../proof/judge-lagging.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import type { Connection } from '../../reference/state/state.ts';
import type { Step } from '../../contract/step.ts';

const losingTo =
  (isLost: (connection: Connection) => boolean) =>
  ({ audience }: Policies): Partial<Policies> => ({
    audience: (hub, call) =>
      [...audience(hub, call)].filter((one) => call.operation.id !== 'broadcast' || !isLost(one)),
  });

const steps: readonly Step[] = [
  { do: 'connect', probe: 'ann', user: 'ann' },
  { do: 'connect', probe: 'guest' },
  { do: 'call', operation: 'broadcast', reaches: ['ann', 'guest'] },
];

const atOnce = { effectBudgetMs: 0 };

describe.concurrent('a message that is lost', () => {
  it('says so where it was lost to guests alone', async () => {
    const guests = await judgeLagging(
      steps,
      losingTo(({ user }) => user === undefined),
      atOnce,
    );
    expect(guests.findings).toMatchObject([{ code: 'not-delivered', uses: ['broadcast', 'to-guests'] }]);
    const all = await judgeLagging(
      steps,
      losingTo(() => true),
      atOnce,
    );
    expect(all.findings).toMatchObject([{ code: 'not-delivered', uses: ['broadcast'] }]);
  });
});
