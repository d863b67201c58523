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

/** Every second look is wrong, the first one too, for so long from the first one on. */
const oneOfTwoReplicas =
  (forMs: number) =>
  ({ exists }: Policies): Partial<Policies> => {
    let looks = 0;
    let first: number | undefined;
    return {
      exists: (hub, call) => {
        first ??= performance.now();
        looks += 1;
        return looks % 2 === 1 && performance.now() - first < forMs ? false : exists(hub, call);
      },
    };
  };

it('finds a replica that is wrong forever behind a lag that is usual', async () => {
  expect(await judgeLagging(steps, oneOfTwoReplicas(Infinity), settings)).toMatchObject({
    state: 'fail',
    findings: [{ code: 'status', step: '$.steps[1]' }],
  });
});

it('finds nothing where a replica only learned of it later', async () => {
  expect(await judgeLagging(steps, oneOfTwoReplicas(200), settings)).toMatchObject({ state: 'pass', findings: [] });
});

it('counts an answer that was right, and wrong again while its effect may still lag', async () => {
  const outcome = await judgeLagging(steps, oneOfTwoReplicas(1400), { ...settings, effectBudgetMs: 2000 });
  expect(outcome).toMatchObject({ state: 'pass', findings: [], wentBack: 1 });
});

it('does not wait for all the time that an effect may lag where all answers are right before long', async () => {
  let looks = 0;
  const counted = (correct: Policies): Partial<Policies> => {
    const { exists = correct.exists } = oneOfTwoReplicas(60)(correct);
    return { exists: (hub, call) => (looks += 1) > 0 && exists(hub, call) };
  };
  const outcome = await judgeLagging(steps, counted, { ...settings, effectBudgetMs: 20_000 });
  expect(outcome).toMatchObject({ state: 'pass', lags: [{ effect: 'user-join' }] });
  // Asked again and again in the attempt that had to wait, and once more after a longer wait.
  expect(outcome.anomalies).toMatchObject([{ message: 'only the first question was answered wrongly at $.steps[1]' }]);
  expect(looks).toBeGreaterThan(16);
  expect(outcome.durationMs).toBeLessThan(10_000);
});

it('finds such a replica behind a ttl that lasts far longer than the questions', async () => {
  const withTtl = steps.map((step) =>
    step.do === 'call' && step.operation === 'addUserToGroup' ? { ...step, ttl: 600 } : step,
  );
  expect(await judgeLagging(withTtl, oneOfTwoReplicas(Infinity), settings)).toMatchObject({ state: 'fail' });
});

it.each([
  ['removeConnectionFromGroup', { group: 'red' }],
  ['closeConnection', {}],
] as const)('does not repeat what is answered differently the next time: %s', async (operation, parameters) => {
  const undone = new Set<string | undefined>();
  /** Lags at the first call, and has no success for what is not there. */
  const strict = ({ answer }: Policies): Partial<Policies> => {
    let calls = 0;
    return {
      answer: (result, call, request) => {
        if (call?.operation.id !== operation) return answer(result, call, request);
        calls += 1;
        if (calls === 1 || undone.has(call.connection)) return { status: 404 };
        undone.add(call.connection);
        return answer(result, call, request);
      },
    };
  };
  const removal: readonly Step[] = [
    { do: 'connect', probe: 'ann' },
    { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
    { do: 'call', operation, connection: 'ann', ...parameters } as Step,
  ];
  const lagging = { effectBudgetMs: 400, effects: { join: 1000, registration: 1000 } };
  expect(await judgeLagging(removal, strict, lagging)).toMatchObject({ state: 'pass', findings: [] });
});
