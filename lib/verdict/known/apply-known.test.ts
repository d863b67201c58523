import { describe, expect, test } from 'vitest';
import {
  checkResult,
  failedCheck,
  knownEntry,
  requirementResult as requirement,
} from '../../../fixtures/testing/known-results.ts';
import type { KnownEntry } from '../../contract/known/known-entry.ts';
import type { CheckResult, RequirementResult, Verdict } from '../../contract/report.ts';
import { gate } from '../gate.ts';
import { applyKnown } from './apply-known.ts';
import { isBlockedByKnown } from './blocked-by-known.ts';

const verdicts = (
  checks: readonly CheckResult[],
  requirements: readonly RequirementResult[],
  entries: readonly KnownEntry[],
): Record<string, Verdict> => {
  const judged = applyKnown({ checks, requirements }, entries);
  return Object.fromEntries([
    ...judged.checks.map(({ check, verdict }) => [`check ${check}`, verdict]),
    ...judged.requirements.map(({ id, verdict }) => [id, verdict]),
  ]) as Record<string, Verdict>;
};

const red = [failedCheck('a/one', ['a/one']), checkResult('a/two')] as const;
const holds = [requirement('a/one', { verdict: 'fail' }), requirement('a/two')] as const;

describe('an entry', () => {
  test.each([['requirement'], ['check']] as const)('about a %s makes known what it explains', (of) => {
    expect(verdicts(red, holds, [knownEntry('a/one', { of })])).toEqual({
      'check a/one': 'known',
      'a/one': 'known',
      'check a/two': 'pass',
      'a/two': 'pass',
    });
  });

  test('stands beside what it explains, and beside nothing else', () => {
    const judged = applyKnown({ checks: red, requirements: holds }, [knownEntry('a/one')]);
    expect(judged.requirements.map(({ known }) => known?.reason)).toEqual(['an old bug', undefined]);
    expect(judged.checks.map(({ known }) => known?.reason)).toEqual(['an old bug', undefined]);
  });

  test('about one requirement leaves another red, in the same check', () => {
    const both = [failedCheck('a/one', ['a/one', 'a/two'], { requirements: ['a/one', 'a/two'] })];
    const requirements = ['a/one', 'a/two'].map((id) => requirement(id, { verdict: 'fail', checks: ['a/one'] }));
    expect(verdicts(both, requirements, [knownEntry('a/one')])).toEqual({
      'check a/one': 'fail',
      'a/one': 'known',
      'a/two': 'fail',
    });
  });

  test('leaves a warning where only a should is left', () => {
    const both = [failedCheck('a/one', ['a/one', 'a/soft'], { requirements: ['a/one', 'a/soft'] })];
    const requirements = [
      requirement('a/one', { verdict: 'fail' }),
      requirement('a/soft', { verdict: 'warn', level: 'should', checks: ['a/one'] }),
    ];
    expect(verdicts(both, requirements, [knownEntry('a/one')])).toMatchObject({ 'check a/one': 'warn' });
  });

  test('about one check leaves the requirement red where another check fails', () => {
    const checks = [failedCheck('a/one', ['a/one']), failedCheck('a/more', ['a/one'], { requirements: ['a/one'] })];
    const requirements = [requirement('a/one', { verdict: 'fail', checks: ['a/one', 'a/more'] })];
    expect(verdicts(checks, requirements, [knownEntry('a/one', { of: 'check' })])).toEqual({
      'check a/one': 'known',
      'check a/more': 'fail',
      'a/one': 'fail',
    });
  });

  test('about one check leaves open what another check could not decide', () => {
    const checks = [
      failedCheck('a/one', ['a/one']),
      checkResult('a/more', { verdict: 'inconclusive', state: 'inconclusive', requirements: ['a/one'] }),
    ];
    const requirements = [requirement('a/one', { verdict: 'fail', checks: ['a/one', 'a/more'] })];
    expect(verdicts(checks, requirements, [knownEntry('a/one', { of: 'check' })])).toMatchObject({
      'a/one': 'inconclusive',
    });
  });

  test('of what is disputed explains nothing where it holds', () => {
    const judged = applyKnown({ checks: [checkResult('a/two')], requirements: [requirement('a/two')] }, [
      knownEntry('a/two', { claim: 'disputed' }),
    ]);
    expect(judged.requirements[0]).toEqual(requirement('a/two'));
  });

  const values = (made: number, failed: number) => [failedCheck('a/one', ['a/one'], { values: { made, failed } })];
  const flaky = [knownEntry('a/one', { claim: 'flaky', rate: 0.1 })];
  test.each([
    [4, 'known'],
    [30, 'fail'],
  ] as const)('with a rate of 0.1 and %d of 64 values failed: %s', (failed, verdict) => {
    expect(verdicts(values(64, failed), [holds[0]], flaky)['a/one']).toBe(verdict);
  });

  test('counts the attempts of a scenario', () => {
    const anomalies = [1, 2].map((attempt) => ({ attempt, message: 'not delivered' }));
    const often = [failedCheck('a/one', ['a/one'], { anomalies })];
    const rate = (one: number) => [knownEntry('a/one', { claim: 'flaky', rate: one })];
    expect(verdicts(often, [holds[0]], rate(0.1))['a/one']).toBe('fail');
    expect(verdicts(often, [holds[0]], rate(0.5))['a/one']).toBe('known');
  });
});

describe('the gate with known deviations', () => {
  const gated = (
    checks: readonly CheckResult[],
    requirements: readonly RequirementResult[],
    entries: readonly KnownEntry[],
  ) => gate({ ...applyKnown({ checks, requirements }, entries), strict: false, throttled: 0, errors: [] });

  test('is open, and says how many are known', () => {
    expect(gated(red, holds, [knownEntry('a/one')])).toEqual({
      exitCode: 0,
      sentence:
        'conformant but for known deviations: 1 must requirement passed, no other failed; 1 known deviation (a/one)',
    });
  });

  const blocked = checkResult('a/two', { verdict: 'blocked', state: 'blocked', blockedBy: ['a/one'], looked: [] });
  const notJudged = [holds[0], requirement('a/two', { verdict: 'blocked' }), requirement('a/three')];
  const checks = [red[0], blocked, checkResult('a/three')];

  test('is open where the rest was blocked by what is known, and says so', () => {
    expect(gated(checks, notJudged, [knownEntry('a/one')])).toEqual({
      exitCode: 0,
      sentence:
        'conformant but for known deviations: 1 must requirement passed, no other failed; 1 known deviation (a/one); 1 must requirement not judged because of known deviations',
    });
    const judged = applyKnown({ checks, requirements: notJudged }, [knownEntry('a/one')]);
    expect(judged.checks.filter((check) => isBlockedByKnown(check, judged)).map(({ check }) => check)).toEqual([
      'a/two',
    ]);
  });

  test('does not wait for what a check did not come to, since it ended at a known deviation', () => {
    const ended = failedCheck('a/five', ['a/one'], { requirements: ['a/one', 'a/two'], looked: [] });
    const requirements = [
      holds[0],
      requirement('a/two', { verdict: 'not observed', checks: ['a/five'] }),
      notJudged[2]!,
    ];
    const all = [ended, checkResult('a/three')];
    expect(gated(all, requirements, [knownEntry('a/one')])).toEqual({
      exitCode: 0,
      sentence:
        'conformant but for known deviations: 1 must requirement passed, no other failed; 1 known deviation (a/one); 1 must requirement not judged because of known deviations',
    });
    const unlooked = checkResult('a/five', { requirements: ['a/two'], looked: [] });
    expect(gated([...all.slice(1), unlooked], requirements.slice(1), []).exitCode).toBe(2);
  });

  test('looks at the check that was blocked, whatever its own verdict', () => {
    const partly = failedCheck('a/five', ['a/one'], { requirements: ['a/one', 'a/two'], looked: [] });
    const requirements = [holds[0], requirement('a/two', { verdict: 'blocked', checks: ['a/five'] }), notJudged[2]!];
    const gateFor = (blockedBy: readonly string[]) =>
      gated([red[0], { ...partly, blockedBy }, checks[2]!], requirements, [knownEntry('a/one')]).exitCode;
    expect([gateFor(['a/one']), gateFor(['a/four'])]).toEqual([0, 2]);
  });

  test('cannot say where something was blocked by what is not known too', () => {
    const other = { ...blocked, blockedBy: ['a/one', 'a/four'] };
    expect(gated([red[0], other, checkResult('a/three')], notJudged, [knownEntry('a/one')]).exitCode).toBe(2);
  });

  test('does not wait for what is known and could not be judged', () => {
    const open = checkResult('a/one', { verdict: 'inconclusive', state: 'inconclusive' });
    const requirements = [requirement('a/one', { verdict: 'inconclusive' }), requirement('a/two')];
    for (const of of ['requirement', 'check'] as const)
      expect(gated([open, checkResult('a/two')], requirements, [knownEntry('a/one', { of })]).exitCode).toBe(0);
    expect(gated([open, checkResult('a/two')], requirements, []).exitCode).toBe(2);
  });

  test('is shut by anything else', () => {
    const requirements = [holds[0], requirement('a/two', { verdict: 'fail' })];
    expect(gated([red[0], failedCheck('a/two', ['a/two'])], requirements, [knownEntry('a/one')])).toMatchObject({
      exitCode: 1,
      sentence: 'not conformant: 1 of 1 must requirement failed, 1 cause: the target answered 200',
    });
  });
});
