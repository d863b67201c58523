import { expect, it } from 'vitest';
import type { Outcome } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';

const connect: Step = { do: 'connect', probe: 'ann', user: 'ann' };

const send = (argument: string): Step => ({
  do: 'call',
  operation: 'sendToUser',
  user: 'ann',
  message: { arguments: [argument] },
  reaches: argument === 'poison' ? [] : ['ann'],
  mayReach: ['ann'],
  verifies: ['c/c'],
});

/** Judges a service that delivers nothing more to a connection once a message for it has been of that kind. */
const judge = async (steps: readonly Step[], isDeadly: (record: string) => boolean): Promise<Outcome | undefined> => {
  const correct = correctPolicies();
  const dead = new Set<string>();
  const deliver: typeof correct.deliver = (connection, record, call) => {
    if (isDeadly(record)) dead.add(connection.id);
    if (!dead.has(connection.id)) correct.deliver(connection, record, call);
  };
  const check = { id: 'c/c', title: 'c', verifies: ['c/c'], steps };
  const [outcome] = await judgeReference([check], { policies: { ...correct, deliver } });
  return outcome;
};

it('are no finding beside the message of a step that did not come to the same client', async () => {
  const outcome = await judge([connect, send('poison'), send('next')], (record) => record.includes('poison'));
  expect(outcome?.findings.map(({ code, step }) => [code, step])).toEqual([['not-delivered', '$.steps[2]']]);
});

it('are findings where every message of a step came', async () => {
  const outcome = await judge([connect, send('next')], (record) => record.includes('"arguments":[]'));
  expect(outcome?.findings.map(({ code, step }) => [code, step])).toEqual([
    ['not-delivered', 'fence'],
    ['not-delivered', 'fence'],
  ]);
});
