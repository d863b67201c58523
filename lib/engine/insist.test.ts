import { expect, it } from 'vitest';
import { judgeLagging } from '../proof/judge-lagging.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { Step } from '../contract/step.ts';

const steps: readonly Step[] = [
  { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' },
  { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann' },
];

/** Measured to lag for longer than the wrong answers of these tests. */
const settings = { effectBudgetMs: 400, effects: { 'user-join': 1000 } };

/** Every second look is wrong, the first one too, as long as `isWrong`. */
const oneOfTwoReplicas =
  (isWrong: () => boolean) =>
  ({ exists }: Policies): Partial<Policies> => {
    let looks = 0;
    return { exists: (hub, call) => ((looks += 1) % 2 === 1 && isWrong() ? false : exists(hub, call)) };
  };

it('finds a replica that is wrong forever behind a lag that is usual', async () => {
  expect(
    await judgeLagging(
      steps,
      oneOfTwoReplicas(() => true),
      settings,
    ),
  ).toMatchObject({ state: 'fail', findings: [{ code: 'status', step: '$.steps[1]' }] });
});

it('finds nothing where a replica only learned of it later', async () => {
  const began = performance.now();
  const learns = oneOfTwoReplicas(() => performance.now() < began + 200);
  expect(await judgeLagging(steps, learns, settings)).toMatchObject({ state: 'pass', findings: [] });
});

it('does not wait for all the time that an effect may lag where all answers are right before long', async () => {
  const began = performance.now();
  const learns = oneOfTwoReplicas(() => performance.now() < began + 60);
  const outcome = await judgeLagging(steps, learns, { ...settings, effectBudgetMs: 20_000 });
  expect(outcome).toMatchObject({ state: 'pass', anomalies: [{ attempt: 1 }] });
  expect(outcome.durationMs).toBeLessThan(10_000);
});
