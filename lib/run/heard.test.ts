import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../fixtures/testing/outcomes/outcome-of.ts';
import type { Finding } from '../contract/outcome.ts';
import { noUsage } from '../contract/usage.ts';
import { hear, nothingHeard, resultOf } from './heard.ts';
import type { WorkerMessage } from './run-message.ts';

const twice: Finding = {
  code: 'duplicated',
  requirements: ['a/once'],
  message: 'a message came twice',
  expected: 'once',
  seen: 'twice',
  step: '$.steps[1]',
};
const interrupted = { code: 'ERR_INTERRUPTED', message: 'interrupted' } as const;
const usage = { ...noUsage, messages: 7 };
const finished: WorkerMessage = { kind: 'finished', charges: [], usage, growth: 2, waitsMs: 1000 };

/** What a run comes to that says this. */
const resultOfAll = (messages: readonly WorkerMessage[], stopped?: typeof interrupted) => {
  const heard = nothingHeard();
  const told: string[] = [];
  for (const message of messages) hear(heard, message, ({ check }) => told.push(check));
  return { ...resultOf(heard, stopped), told };
};

describe('what a run has said', () => {
  it('is told outcome by outcome, and what came late fails the check that sent it', () => {
    const { outcomes, told } = resultOfAll([
      { kind: 'outcome', outcome: outcomeOf('a/one') },
      { kind: 'outcome', outcome: outcomeOf('a/two') },
      { ...finished, charges: [{ check: 'a/two', finding: twice }] },
    ]);
    expect(told).toEqual(['a/one', 'a/two']);
    expect(outcomes).toEqual([
      outcomeOf('a/one'),
      outcomeOf('a/two', { state: 'fail', reason: 'a message came twice', findings: [twice] }),
    ]);
  });

  it('has at its end what it cost, and what was measured', () => {
    expect(resultOfAll([finished])).toMatchObject({ usage, growth: 2, waitsMs: 1000, errors: [], seen: [] });
    expect(resultOfAll([finished])).not.toHaveProperty('stopped');
    expect(resultOfAll([finished])).not.toHaveProperty('measured');
  });

  it('counts for what it is where the end was never heard', () => {
    const result = resultOfAll([
      { kind: 'outcome', outcome: outcomeOf('a/one') },
      { kind: 'error', message: 'broke' },
    ]);
    expect(result).toMatchObject({ outcomes: [outcomeOf('a/one')], usage: noUsage, errors: ['broke'] });
    expect(result).not.toHaveProperty('growth');
    expect(result).not.toHaveProperty('waitsMs');
  });

  it('was stopped for the reason that it gives itself, else for the one that it was told', () => {
    const overLimit = { code: 'ERR_BUDGET_SPENT', message: 'the limit' } as const;
    expect(resultOfAll([finished], interrupted).stopped).toBe(interrupted);
    expect(resultOfAll([{ ...finished, stopped: overLimit }], interrupted).stopped).toBe(overLimit);
  });
});
