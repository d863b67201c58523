import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../fixtures/testing/outcomes/outcome-of.ts';
import type { Check } from '../../contract/check.ts';
import type { FindingCode, Outcome } from '../../contract/outcome.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { judgeFault } from './judge-fault.ts';

const fault = {
  id: 'a/lost',
  says: '',
  breaks: ['a/arrives'],
  alsoTurnsRed: ['b/order'],
  finding: ['not-delivered'] as const,
};
const check = (id: string, ...verifies: readonly string[]): Check => ({ id, title: '', verifies, steps: [] });
const red = (id: string, code: FindingCode, ...requirements: readonly string[]): Outcome =>
  outcomeOf(id, { state: 'fail', findings: [{ code, requirements, message: '', expected: '', seen: '' }] });

const requirementOf = (id: string, rest: Partial<Requirement>): Requirement => ({
  id,
  level: 'must',
  says: id,
  source: 'here',
  ...rest,
});
const requirements = [
  requirementOf('a/nothing-follows', { restates: true }),
  requirementOf('b/nothing-follows', { restates: true }),
  requirementOf('c/open', { level: 'record' }),
];
const judge = (checks: readonly Check[], outcomes: readonly Outcome[]) =>
  judgeFault(fault, {
    checks,
    outcomes,
    reported: outcomes,
    requirements,
    budgetMs: 0,
    isAllowed: false,
    durationMs: 0,
  });

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

it('counts neither what is only recorded, nor a message that was altered as the fault alters them', () => {
  const checks = [check('c/c', 'c/open'), check('c/d', 'c/other')];
  const outcomes = [red('c/c', 'status', 'c/open'), red('c/d', 'altered', 'c/other')];
  const run = { checks, outcomes, reported: outcomes, requirements, budgetMs: 0, isAllowed: false, durationMs: 0 };
  expect(judgeFault({ ...fault, finding: ['altered'] }, run).unrelated).toEqual([]);
  expect(judgeFault(fault, run).unrelated).toEqual(['c/d']);
});

it.each([
  ['of its area as related', 'a/nothing-follows', []],
  ['of another area as unrelated', 'b/nothing-follows', ['c/c']],
] as const)('counts a requirement that only restates others %s', (_what, requirement, unrelated) => {
  const outcome = red('c/c', 'misdelivered', requirement);
  expect(judge([check('c/c', requirement)], [outcome])).toMatchObject({ state: 'otherwise', unrelated });
});

it('counts a check that could not be tested as red for all that it verifies', () => {
  const checks = [check('c/c', 'b/order', 'c/other'), check('c/d', 'c/other')];
  const outcomes = checks.map(({ id }) => outcomeOf(id, { state: 'not-testable' }));
  expect(judge(checks, outcomes)).toMatchObject({ unrelated: ['c/d'] });
});

it('does not count what a report shows as blocked', () => {
  const checks = [check('c/c', 'c/other'), check('c/d', 'c/other')];
  const outcomes = checks.map(({ id }) => red(id, 'status', 'c/other'));
  const reported = outcomes.map((one) => (one.check === 'c/d' ? { ...one, state: 'blocked' as const } : one));
  const run = { checks, outcomes, reported, requirements, budgetMs: 0, isAllowed: false, durationMs: 0 };
  expect(judgeFault(fault, run)).toMatchObject({ state: 'otherwise', unrelated: ['c/c'] });
});

describe('a fault that is nothing but lateness', () => {
  const late = { ...fault, onlyLate: { effect: 'join', ms: 500 } };
  const checks = [check('a/a', 'a/arrives')];
  const green = (effect: string, lagMs: number): Outcome => ({
    ...red('a/a', 'status'),
    state: 'pass',
    findings: [],
    lags: [{ effect, operation: 'sendToGroup', lagMs }],
  });
  const stateOf = (outcome: Outcome, budgetMs: number) =>
    judgeFault(late, {
      checks,
      outcomes: [outcome],
      reported: [],
      requirements,
      budgetMs,
      isAllowed: false,
      durationMs: 0,
    }).state;

  it.each([
    ['is reported by a lag as long', green('join', 480), 2000, 'reported'],
    ['is missed where only another effect lagged', green('leave', 480), 2000, 'missed'],
    ['is missed where the lag is too short', green('join', 100), 2000, 'missed'],
    ['is missed where the profile does not allow for it', green('join', 480), 0, 'missed'],
    ['is caught where it is red', red('a/a', 'not-delivered', 'a/arrives'), 2000, 'caught'],
  ])('%s', (_what, outcome, budgetMs, state) => {
    expect(stateOf(outcome, budgetMs)).toBe(state);
  });
});

it('leaves out what the profile allows for, and what no check applies to', () => {
  const checks = [check('a/a', 'a/arrives')];
  const none: Outcome = { ...red('a/a', 'status'), state: 'not-applicable', findings: [] };
  const run = { checks, reported: [], requirements, budgetMs: 0, isAllowed: false, durationMs: 0 };
  const green: Outcome = { ...none, state: 'pass' };
  expect(judgeFault(fault, { ...run, outcomes: [none] }).state).toBe('not applicable');
  expect(judgeFault(fault, { ...run, outcomes: [green], isAllowed: true }).state).toBe('not applicable');
  expect(judgeFault(fault, { ...run, outcomes: [green] }).state).toBe('missed');
});
