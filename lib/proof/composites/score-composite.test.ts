import { describe, expect, it } from 'vitest';
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
  const missed = (...states: readonly ('blocked' | 'pass' | 'not-applicable')[]): readonly string[] => {
    const checks = states.map((state, index) => ({ ...check(`finds-${index}`, []), state }));
    const report = {
      ...exampleReport,
      checks,
      requirements: requirements.map((one) => ({ ...one, verdict: 'pass' as const })),
    };
    const run = { report, exitCode: 0, output: '', wallMs: 1 };
    return scoreComposite({ id: 'drawn/1-0', faults: [fault] }, run, () => ['a/finds-0', 'a/finds-1']).missed;
  };

  it('is missed where a check passed that finds it', () => {
    expect(missed('blocked', 'pass')).toEqual(['a/fault']);
    expect(missed('not-applicable')).toEqual(['a/fault']);
    expect(missed()).toEqual(['a/fault']);
  });

  it('is hidden by another where all checks are blocked that find it', () => {
    expect(missed('blocked', 'blocked')).toEqual([]);
    expect(missed('blocked', 'not-applicable')).toEqual([]);
  });
});
