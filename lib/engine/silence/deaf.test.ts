import { expect, it } from 'vitest';
import type { Scenario } from '../../contract/check.ts';
import type { Step } from '../../contract/step.ts';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';

const send = { do: 'call', operation: 'sendToUser', user: 'eve', reaches: ['eve'], verifies: ['c/c'] } as const;

const check: Scenario = {
  id: 'c/c',
  title: 'c',
  verifies: ['c/c'],
  steps: [{ do: 'connect', probe: 'ann' }, { do: 'connect', probe: 'eve', user: 'eve' }, send, send, send, send],
};

/** How long each message that the client missed was waited for, in milliseconds. @param lost whether a record is lost on its way to it */
const waits = async (
  lost: (record: string) => boolean,
  correct: Policies = correctPolicies(),
  steps: readonly Step[] = check.steps,
): Promise<readonly number[]> => {
  const deliver: typeof correct.deliver = (connection, record, call) => {
    if (connection.user === undefined) return correct.deliver(connection, record, call);
    if (!lost(record)) correct.deliver(connection, record, call);
  };
  const [outcome] = await judgeReference([{ ...check, steps }], { policies: { ...correct, deliver } });
  return (outcome?.findings ?? []).flatMap(({ message }) => /within (\d+) ms$/.exec(message)?.[1] ?? []).map(Number);
};

it('what is lost on its way to a client that nothing reaches is not waited for again', async () => {
  const [first = 0, ...others] = await waits(() => true);
  expect(others).toHaveLength(2);
  for (const other of others) expect(other).toBeLessThan(first / 2);
});

it('what is lost on its way to a client is waited for as long as ever when it has connected anew', async () => {
  const [first = 0, second = 0, anew = 0] = await waits(() => true, correctPolicies(), [
    ...check.steps.slice(0, 4),
    { do: 'disconnect', probe: 'eve' },
    check.steps[1]!,
    send,
  ]);
  expect(second).toBeLessThan(first / 2);
  expect(anew).toBe(first);
});

it('what is lost between messages that come is waited for each time', async () => {
  // The first of each of two steps, whose tags have the path of the step and a number.
  const [first = 0, ...others] = await waits((record) => /\.s00[23]\.001\./.test(record));
  expect([first > 0, others]).toEqual([true, [first]]);
});

it('what is lost on its way to a client is waited for each time where no control was accepted', async () => {
  const correct = correctPolicies();
  const answer: Policies['answer'] = (outcome, call, request) => {
    const given = correct.answer(outcome, call, request);
    return call?.operation.id === 'sendToUser'
      ? given
      : { ...given, status: call?.operation.sends === true ? 500 : given.status };
  };
  const [first = 0, ...others] = await waits(() => true, { ...correct, answer });
  expect([first > 0, others]).toEqual([true, [first, first]]);
});
