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
  const scored = (unjudgedBy: readonly string[], ...others: readonly CheckResult[]) => {
    const checks = [check('one', [], { state: 'pass', looked: ['a/must'] }), ...others];
    const passing = requirements.map((one) => ({ ...one, verdict: 'pass' as const, unjudgedBy }));
    const run = { report: { ...exampleReport, checks, requirements: passing }, exitCode: 0, output: '', wallMs: 1 };
    return scoreComposite({ id: 'drawn/1-0', faults: [fault] }, run, () => ['a/one', 'a/other']);
  };
  const other = check('other', [], { state: 'pass', looked: ['a/must'] });

  const isMissed = { missed: ['a/fault'], hidden: [] };
  const isHidden = { missed: [], hidden: ['a/fault'] };

  it('is missed where a check could judge it that finds it', () => {
    expect(scored([])).toMatchObject(isMissed);
    expect(scored(['a/one'], other)).toMatchObject(isMissed);
    expect(scored(['a/third'])).toMatchObject(isMissed);
  });

  it('is hidden by another where none could judge all of it', () => {
    expect(scored(['a/one', 'a/other'], other)).toMatchObject(isHidden);
    expect(scored(['a/one'], { ...other, state: 'not-applicable' })).toMatchObject(isHidden);
    expect(scored(['a/one'], { ...other, state: 'fail', looked: ['a/should'] })).toMatchObject(isHidden);
  });
});
