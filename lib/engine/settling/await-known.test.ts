import { expect, test } from 'vitest';
import type { Probe } from '../../probe/probe.ts';
import { createAwaitKnown } from './await-known.ts';

test('steps that are done at once ask for a connection once', async () => {
  const awaitKnown = createAwaitKnown();
  const [ann, bob] = [{ name: 'ann' }, { name: 'bob' }] as unknown as readonly [Probe, Probe];
  const questions: string[] = [];
  const options = {
    isNew: () => true,
    isKnown: async ({ name }: Probe) => {
      questions.push(name);
      return questions.filter((one) => one === name).length === 2;
    },
    pace: () => () => Promise.resolve(),
  };
  await Promise.all([awaitKnown([ann], options), awaitKnown([ann, bob], options), awaitKnown([bob], options)]);
  await awaitKnown([ann, bob], options);
  expect(questions.toSorted()).toEqual(['ann', 'ann', 'bob', 'bob']);
});
