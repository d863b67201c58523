import { expect, it } from 'vitest';
import type { Step } from '../../contract/step.ts';
import type { SeenScenario } from '../../contract/seen.ts';
import { judgeSteps } from '../../proof/judge-steps.ts';
import { laggingSession } from '../../proof/lagging-session.ts';
import { startService } from '../../reference/start-service.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

/** What is seen of the steps of a scenario on a correct target. */
const seenOf = async (steps: readonly Step[]): Promise<SeenScenario | undefined> => {
  await using service = await startService({ accessKey });
  const seen: SeenScenario[] = [];
  const options = laggingSession({ url: service.url, accessKey, effectBudgetMs: 300 });
  await judgeSteps({ ...options, onSeen: (scenario) => seen.push(scenario) }, steps);
  return seen[0];
};

it('what is seen of a step names what that step uses, and nothing of later ones', async () => {
  const seen = await seenOf([
    { do: 'connect', probe: 'ann', user: 'ann' },
    { do: 'call', operation: 'broadcast', reaches: ['ann'] },
    { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] },
  ]);
  const uses = seen?.steps.map((step) => step.uses) ?? [];
  expect(seen?.steps.map(({ path, what }) => [path, what])).toEqual([
    ['$.steps[0]', 'connect'],
    ['$.steps[1]', 'broadcast'],
    ['$.steps[2]', 'sendToUser'],
  ]);
  expect(uses.map((names) => names.includes('broadcast'))).toEqual([false, true, false]);
  expect(uses.map((names) => names.includes('sendToUser'))).toEqual([false, false, true]);
  expect(seen?.steps[1]).toMatchObject({ aspects: { status: '202' }, request: { method: 'POST' }, findings: [] });
});

it('what comes back to a client that invokes a method is seen as what it is, without its text', async () => {
  const seen = await seenOf([
    { do: 'connect', probe: 'ann', user: 'ann' },
    { do: 'invoke', probe: 'ann', target: 'unknown', observe: 'an invocation' },
  ]);
  expect(seen?.steps[1]?.aspects).toEqual({ client: 'an error' });
});
