import { expect, it } from 'vitest';
import { startBreakingLine } from '../../../fixtures/testing/start-breaking-line.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { judgeSteps } from '../../proof/judge-steps.ts';
import { laggingSession } from '../../proof/lagging-session.ts';
import { startService } from '../../reference/start-service.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

const steps: readonly Step[] = [
  { do: 'connect', probe: 'ann', user: 'ann' },
  { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] },
];

/** A scenario over a line that breaks under the first so many requests of each route of a fence. */
const judge = async (times: number): Promise<Outcome> => {
  const counts = new Map<string, number>();
  await using service = await startService({ accessKey });
  await using line = await startBreakingLine(service.url, (request) => {
    if (!request.startsWith('POST /api') || /^POST \S*\/users\//.test(request)) return false;
    const route = request.includes('/connections/') ? 'connection' : 'hub';
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    return count <= times;
  });
  return await judgeSteps(laggingSession({ url: line.url, accessKey, effectBudgetMs: 0 }), steps);
};

it('is sent again where the line broke under it, since nobody knows whether it was accepted', async () => {
  expect(await judge(1)).toMatchObject({ state: 'pass', findings: [] });
});

it('proves nothing where the line breaks every time', async () => {
  expect((await judge(Infinity)).state).not.toBe('pass');
});
