import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../contract/report.ts';
import type { Wrong } from '../../../fixtures/composites/composite.ts';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { check, finding, requirements } from '../../../fixtures/testing/outcomes/cause-titles.ts';
import { scoreComposite } from './score-composite.ts';

const wrong = (rest: Partial<Wrong>): Wrong => ({ id: 'a/fault', breaks: ['a/other'], finding: ['status'], ...rest });

const lost = (durationMs: number, uses: readonly string[]) =>
  check('long', [finding('sendToGroup', { uses })], { durationMs });

const falselyRed = (fault: Wrong, failed: ReturnType<typeof check>): readonly string[] => {
  const report = { ...exampleReport, checks: [failed], requirements };
  const score = scoreComposite({ id: 'drawn/1-0', faults: [fault] }, { report, exitCode: 1, output: '', wallMs: 1 });
  return score.falselyRed;
};

describe('a fault that undoes something after a time', () => {
  const fault = wrong({ undoes: { operation: 'addConnectionToGroup', afterMs: 6000 } });

  it('explains what relied on it for longer', () => {
    expect(falselyRed(fault, lost(7000, ['addConnectionToGroup', 'sendToGroup']))).toEqual([]);
  });

  it('does not explain what was over before, or relied on something else', () => {
    expect(falselyRed(fault, lost(5000, ['addConnectionToGroup', 'sendToGroup']))).toEqual(['a/must']);
    expect(falselyRed(fault, lost(7000, ['addUserToGroup', 'sendToGroup']))).toEqual(['a/must']);
  });
});

it('takes a red for true that a fault names, and for false that none does', () => {
  const failed = lost(1, []);
  expect(falselyRed(wrong({ breaks: ['a/must'] }), failed)).toEqual([]);
  expect(falselyRed(wrong({ alsoTurnsRed: ['a/must'] }), failed)).toEqual([]);
  expect(falselyRed(wrong({}), failed)).toEqual(['a/must']);
});

describe('a fault of which no requirement is red', () => {
  const fault = wrong({ id: 'a/fault', breaks: ['a/must'] });
  const missed = (unjudgedBy: readonly string[], ...others: readonly CheckResult[]): readonly string[] => {
    const checks = [check('one', [], { state: 'pass', looked: ['a/must'] }), ...others];
    const passing = requirements.map((one) => ({ ...one, verdict: 'pass' as const, unjudgedBy }));
    const run = { report: { ...exampleReport, checks, requirements: passing }, exitCode: 0, output: '', wallMs: 1 };
    return scoreComposite({ id: 'drawn/1-0', faults: [fault] }, run, () => ['a/one', 'a/other']).missed;
  };
  const other = check('other', [], { state: 'pass', looked: ['a/must'] });

  it('is missed where a check could judge it that finds it', () => {
    expect(missed([])).toEqual(['a/fault']);
    expect(missed(['a/one'], other)).toEqual(['a/fault']);
    expect(missed(['a/third'])).toEqual(['a/fault']);
  });

  it('is hidden by another where none could judge all of it', () => {
    expect(missed(['a/one', 'a/other'], other)).toEqual([]);
    expect(missed(['a/one'], { ...other, state: 'not-applicable' })).toEqual([]);
    expect(missed(['a/one'], { ...other, state: 'fail', looked: ['a/should'] })).toEqual([]);
  });
});
