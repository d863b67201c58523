import { describe, expect, test } from 'vitest';
import {
  checkResult,
  failedCheck,
  knownEntry,
  requirementResult as requirement,
} from '../../../fixtures/testing/known-results.ts';
import type { KnownEntry } from '../../contract/known/known-entry.ts';
import type { CheckResult } from '../../contract/report.ts';
import { gate } from '../gate.ts';
import { judgeWithKnown } from './judge-with-known.ts';

const judge = (checks: readonly CheckResult[], entry: KnownEntry) => {
  const requirements = checks.slice(0, 1).map(({ verdict }) => requirement('a/one', { verdict }));
  const seen = { checks, requirements, day: '2026-11-26' };
  return judgeWithKnown(seen, { file: 'known.yaml', entries: [entry] });
};

const sentences = (checks: readonly CheckResult[], entry: KnownEntry) => judge(checks, entry).known?.outOfDate;
const fails = failedCheck('a/one', ['a/one']);
const passes = checkResult('a/one');

describe('a list is out of date', () => {
  test.each([['requirement', 'holds'] as const, ['check', 'passes'] as const])(
    'where a %s that is known to fail %s now',
    (of, word) => {
      expect(sentences([passes], knownEntry('a/one', { of }))).toEqual([
        `known.yaml:2: $.fails[0].${of}: a/one ${word} now; delete lines 2 to 4`,
      ]);
    },
  );

  test('where an entry has expired, whose deviation still counts as known', () => {
    const { known, requirements, checks } = judge([fails], knownEntry('a/one', { expires: '2026-11-25' }));
    expect(known?.outOfDate).toEqual([
      'known.yaml:2: $.fails[0].expires: expired on 2026-11-25; delete lines 2 to 4, or set a later date',
    ]);
    expect(gate({ checks, requirements, known, strict: false, throttled: 0, errors: [] })).toEqual({
      exitCode: 3,
      sentence: `known deviations out of date: ${known?.outOfDate[0]}`,
    });
  });

  test('where something is flaky no longer', () => {
    const entry = knownEntry('a/one', { claim: 'flaky', rate: 0.2 });
    expect(sentences([checkResult('a/one', { values: { made: 60, failed: 0 } })], entry)).toEqual([
      'known.yaml:2: $.fails[0].rate: 0 of 60 tries failed, fewer than a rate of 0.2 explains; lower the rate, or delete lines 2 to 4',
    ]);
    expect(sentences([checkResult('a/one', { values: { made: 5, failed: 0 } })], entry)).toEqual([]);
  });
});

describe('a list is up to date', () => {
  test.each<readonly [string, readonly CheckResult[], KnownEntry]>([
    ['where a deviation is still there', [fails], knownEntry('a/one')],
    ['on the last day', [fails], knownEntry('a/one', { expires: '2026-11-26' })],
    ['where it was not part of the run', [], knownEntry('a/one')],
    [
      'where one of the checks was not part of the run',
      [passes],
      { ...knownEntry('a/one'), checks: ['a/one', 'a/more'] },
    ],
    [
      'where one of the checks is only run with --deep',
      [
        passes,
        checkResult('a/more', { state: 'not-applicable', reason: 'only with --deep', verdict: 'not applicable' }),
      ],
      { ...knownEntry('a/one'), checks: ['a/one', 'a/more'] },
    ],
    ['where what is disputed holds', [passes], knownEntry('a/one', { claim: 'disputed' })],
  ])('%s', (_, checks, entry) => {
    expect(sentences(checks, entry)).toEqual([]);
  });

  test('where there is none', () => {
    expect(judgeWithKnown({ checks: [passes], requirements: [], day: '2026-11-26' }, undefined).known).toBeUndefined();
  });
});
