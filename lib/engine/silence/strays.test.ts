import { expect, it } from 'vitest';
import { judgeLagging } from '../../proof/judge-lagging.ts';
import type { Step } from '../../contract/step.ts';

const connect: Step = { do: 'connect', probe: 'ann', user: 'ann' };
const atOnce = { effectBudgetMs: 0 };

const rendering = (change: (text: string) => string) => () => ({
  renderInvocation: ({ target, arguments: values }: { readonly target: string; readonly arguments: string }) =>
    change(`{"type":1,"target":${JSON.stringify(target)},"arguments":${values}}`),
});

it.each<Step>([
  { do: 'open', probe: 'ann' },
  { do: 'call', operation: 'broadcast', reaches: ['ann'] },
])('tells what came in place of a message: $do', async (step) => {
  const unnamed = await judgeLagging(
    [connect, step],
    rendering((text) => text.replace(/"target":"[^"]*",/, '')),
    atOnce,
  );
  expect(unnamed.findings[0]?.seen).toContain(
    'in its place came an invocation without a target or a list of arguments: {"type":1,"arguments":[]}',
  );
  const renamed = await judgeLagging(
    [connect, step],
    rendering((text) => text.replace('"m.', '"on-m-')),
    atOnce,
  );
  expect(renamed.findings[0]?.seen).toMatch(/; in its place came \{"type":1,"target":"on-m-/);
});

it('says no more than that nothing came where nothing did', async () => {
  const lost = await judgeLagging(
    [connect, { do: 'open', probe: 'ann' }],
    () => ({ deliver: () => undefined }),
    atOnce,
  );
  expect(lost.findings[0]?.seen).toBe('the socket is open, but no message comes');
});
