import { describe, expect, it } from 'vitest';
import type { Check } from '../../contract/check.ts';
import type { FindingCode, Outcome } from '../../contract/outcome.ts';
import { judgeFault } from './judge-fault.ts';

const fault = {
  id: 'a/lost',
  says: '',
  breaks: ['a/arrives'],
  alsoTurnsRed: ['b/order'],
  finding: ['not-delivered'] as const,
};
const check = (id: string, ...verifies: readonly string[]): Check => ({ id, title: '', verifies, steps: [] });
const red = (id: string, code: FindingCode, ...requirements: readonly string[]): Outcome => ({
  check: id,
  state: 'fail',
  findings: [{ code, requirements, message: '', expected: '', seen: '' }],
  observations: [],
  looked: [],
  startedAtMs: 0,
  durationMs: 0,
  waitedMs: 0,
  exchanges: 0,
  messages: 0,
  sockets: 0,
});

const judge = (checks: readonly Check[], outcomes: readonly Outcome[]) =>
  judgeFault(fault, { checks, outcomes, durationMs: 0 });

describe('a fault is caught', () => {
  it('by a check that verifies what it breaks directly and finds it broken as foretold', () => {
    const result = judge([check('a/a', 'a/arrives')], [red('a/a', 'not-delivered', 'a/arrives')]);
    expect(result).toMatchObject({
      state: 'caught',
      provedOn: ['a/arrives'],
      caughtBy: ['a/a'],
      unrelated: [],
      checks: 1,
    });
  });

  it.each([
    ['with another finding', check('a/a', 'a/arrives'), red('a/a', 'status', 'a/arrives')],
    ['by a check that only meets the requirement', check('a/b', 'a/answers'), red('a/b', 'not-delivered', 'a/arrives')],
    ['on a requirement that only follows', check('b/b', 'b/order'), red('b/b', 'not-delivered', 'b/order')],
  ])('not %s', (_how, one, outcome) => {
    expect(judge([one], [outcome])).toMatchObject({ state: 'otherwise', provedOn: [], caughtBy: [], unrelated: [] });
  });
});

it('counts as unrelated what is red for no requirement that the fault names', () => {
  const outcome = red('c/c', 'status', 'c/other');
  expect(judge([check('c/c', 'c/other')], [outcome])).toMatchObject({ state: 'otherwise', unrelated: ['c/c'] });
});
