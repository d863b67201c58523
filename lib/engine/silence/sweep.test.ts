import { expect, it } from 'vitest';
import { judgeLagging } from '../../proof/judge-lagging.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import type { Step } from '../../contract/step.ts';

/** A body without room for a tag, which reaches nobody. */
const tagless = (body: string): Step => ({
  do: 'call',
  operation: 'broadcast',
  message: { raw: body },
  expect: ['success', 'invalid'],
  reaches: [],
});

/** A service that sends what it cannot understand, too. */
const sendingAll = (correct: Policies): Partial<Policies> => ({
  readBody: (body, operation) => correct.readBody(body, operation) ?? { target: '', arguments: '[]' },
});

it('counts no copies of messages that cannot be told apart', async () => {
  const ann: Step = { do: 'connect', probe: 'ann', user: 'ann' };
  const both: Step = { do: 'together', steps: [tagless('1'), tagless('2')] };
  const two = await judgeLagging([ann, both], sendingAll, { effectBudgetMs: 0 });
  expect(two.findings.map(({ code }) => code)).toEqual(['misdelivered']);
});
