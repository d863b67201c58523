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
    onUnknown: () => undefined,
  };
  await Promise.all([awaitKnown([ann], options), awaitKnown([ann, bob], options), awaitKnown([bob], options)]);
  await awaitKnown([ann, bob], options);
  expect(questions.toSorted()).toEqual(['ann', 'ann', 'bob', 'bob']);
});

test.each([
  ['says that a connection never became known', [false, false, false], 1],
  ['does not say so of one that became known in the end', [false, false, true], 0],
])('%s', async (_what, answers, expected) => {
  const [ann] = [{ name: 'ann' }] as unknown as readonly [Probe];
  let asked = 0;
  let unknown = 0;
  await createAwaitKnown()([ann], {
    isNew: () => asked < answers.length,
    isKnown: async () => answers[(asked += 1) - 1] === true,
    pace: () => () => Promise.resolve(),
    onUnknown: () => (unknown += 1),
  });
  expect(unknown).toBe(expected);
});
