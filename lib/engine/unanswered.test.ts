import { expect, it } from 'vitest';
import { aroundReference } from '../../fixtures/hostile/around-reference.ts';
import type { Step } from '../contract/step.ts';
import { laggingSession } from '../proof/lagging-session.ts';
import { createSession } from './session.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';
const sent: readonly Step[] = [{ do: 'call', operation: 'sendToUser', user: 'ann', reaches: [] }];

/** A service that never answers what is sent to users, and says how long the third check has waited after the checks before it. */
const judge = async (before: readonly string[], timeoutMs: number) => {
  const target = await aroundReference(
    { request: ({ method, url = '' }) => method === 'POST' && url.includes('/users/') },
    { accessKey },
  );
  const { timing, ...options } = laggingSession({ url: target.url, accessKey, effectBudgetMs: 0 });
  await using session = createSession({ ...options, timing: { ...timing, requestTimeoutMs: timeoutMs } });
  const check = (id: string) => session.run({ id, title: id, verifies: ['test/it'], steps: sent });
  await Promise.all(before.map(check));
  return await check('test/third').finally(() => target.close());
};

it.concurrent('a service that leaves requests of two checks without an answer is not waited for as long in a third', async () => {
  const { state, findings, durationMs } = await judge(['test/first', 'test/second'], 4000);
  expect([state, findings.map(({ code }) => code)]).toEqual(['fail', ['no-answer']]);
  expect(findings[0]?.seen).toContain('within 1000 ms');
  expect(durationMs).toBeLessThan(4000);
});

it.concurrent('one that left those of one check without an answer is', async () => {
  const { findings } = await judge(['test/first'], 4000);
  expect(findings[0]?.seen).toContain('within 4000 ms');
});
