import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeReference } from '../proof/judge-reference.ts';
import { correctPolicies } from '../reference/correct-policies.ts';
import type { Policies } from '../reference/policies.ts';
import type { Property } from './check.ts';

const numbers: Property<number> = {
  id: 'c/numbers',
  title: 'Any number arrives',
  verifies: ['c/numbers'],
  before: [{ do: 'connect', probe: 'ann' }],
  arbitrary: fc.nat({ max: 1000 }),
  runs: 30,
  each: (value) => [{ do: 'call', operation: 'broadcast', message: { arguments: [value] }, reaches: ['ann'] }],
};

const isLarge = (text: string): boolean => Number(/^\[(\d+)\]$/.exec(text)?.[1] ?? 0) > 500;

const judge = async (change: (correct: Policies) => Partial<Policies>, shrink = true) => {
  const correct = correctPolicies();
  const policies = { ...correct, ...change(correct) };
  const [outcome] = await judgeReference([numbers], { policies, shrink });
  return outcome;
};

describe('a property', () => {
  it('is shrunk to the smallest value that fails', async () => {
    const outcome = await judge((correct) => ({
      renderInvocation: (invocation, ...rest) =>
        correct.renderInvocation(
          isLarge(invocation.arguments) ? { ...invocation, arguments: '[0]' } : invocation,
          ...rest,
        ),
    }));
    expect(outcome?.findings[0]).toMatchObject({ code: 'altered', counterexample: { value: '501' } });
  });

  it('finds the value at fault among those that fail only beside it', async () => {
    const outcome = await judge((correct) => ({
      deliver: (connection, record, call) => {
        if (isLarge(call.invocation?.arguments ?? '')) connection.transport.close();
        else correct.deliver(connection, record, call);
      },
    }));
    expect(outcome?.findings[0]).toMatchObject({ code: 'not-delivered', counterexample: { value: '501' } });
  });
});
