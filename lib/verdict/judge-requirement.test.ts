import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../fixtures/testing/outcomes/outcome-of.ts';
import type { Level, Requirement } from '../spec/requirement.ts';
import { judgeRequirement, unjudgedBy } from './judge-requirement.ts';
import type { Finding, Outcome, OutcomeState } from '../contract/outcome.ts';

const id = 'a/one';

const requirement = (level: Level): Requirement => ({ id, level, says: 'It holds.', source: 'here' });

const finding = (...requirements: readonly string[]): Finding => ({
  code: 'status',
  requirements,
  message: 'm',
  expected: 'e',
  seen: 's',
});

const outcome = (state: OutcomeState, rest: Partial<Outcome> = {}): Outcome => outcomeOf('a/check', { state, ...rest });

const passed = outcome('pass', { looked: [id] });
const failed = outcome('fail', { findings: [finding(id)], looked: [id] });
const elsewhere = outcome('fail', { findings: [finding('a/other')], looked: [id, 'a/other'] });
const inconclusive = outcome('inconclusive', { looked: [id] });
const untestable = outcome('not-testable');
const blocked = outcome('blocked', { blockedBy: ['a/ground'] });
const inPart = outcome('pass', { looked: [id], blockedBy: ['a/ground'], partly: [id] });
const doubted = outcome('blocked', { blockedBy: ['a/cause'], doubted: [id] });
const unclaimed = outcome('not-applicable');
const unlooked = outcome('pass');

describe('the verdict of a must', () => {
  test.each([
    ['holds where a check looked', [passed], 'pass'],
    ['fails by a finding about it', [failed], 'fail'],
    ['fails by a finding that names no requirement', [outcome('fail', { findings: [finding()] })], 'fail'],
    ['holds where the finding is about another, and it was looked at', [elsewhere], 'pass'],
    [
      'is not observed where the finding came before it was looked at',
      [outcome('fail', { findings: [finding('a/other')] })],
      'not observed',
    ],
    ['fails where it could not be tried', [untestable], 'fail'],
    [
      'is inconclusive where the proof was spoiled, whatever had been looked at by then',
      [inconclusive],
      'inconclusive',
    ],
    ['is not observed where nobody looked', [unlooked], 'not observed'],
    ['is not observed without a check', [], 'not observed'],
    ['is not applicable where all its checks are', [unclaimed, unclaimed], 'not applicable'],
    ['is that of the others where one check is not applicable', [unclaimed, passed], 'pass'],
    ['is the worst there is: fail', [passed, inconclusive, failed], 'fail'],
    ['is the worst there is: inconclusive', [passed, inconclusive, unclaimed], 'inconclusive'],
    ['is a pass where one of two looked', [unlooked, passed], 'pass'],
    ['is blocked where all its checks are', [blocked, blocked], 'blocked'],
    ['is left to the others where one check is blocked', [blocked, passed], 'pass'],
    ['fails where another check than the blocked one says so', [blocked, failed], 'fail'],
    ['is inconclusive where the check that is not blocked is', [blocked, inconclusive], 'inconclusive'],
    ['is blocked where only a check looked that may be about something else', [blocked, unlooked], 'blocked'],
    ['is not decided by a deviation that is charged to something else', [doubted, passed], 'blocked'],
    ['holds by what was looked at of it', [inPart], 'pass'],
  ] as const)('%s', (_, outcomes, verdict) => {
    expect(judgeRequirement(requirement('must'), outcomes)).toBe(verdict);
  });
});

describe('the verdict of a should', () => {
  test.each([
    ['warns where it does not hold', [failed], 'warn'],
    ['warns where it could not be tried', [untestable], 'warn'],
    ['holds otherwise', [passed], 'pass'],
    ['is inconclusive as a must is', [inconclusive], 'inconclusive'],
  ] as const)('%s', (_, outcomes, verdict) => {
    expect(judgeRequirement(requirement('should'), outcomes)).toBe(verdict);
  });
});

describe('a record is never judged:', () => {
  const seen = outcome('pass', { observations: [{ name: 'n', seen: 's', requirements: [id] }] });
  test.each([
    ['it is observed where something was noted', [seen], 'observed'],
    ['it is observed where a check looked', [passed], 'observed'],
    ['whatever was found', [failed], 'observed'],
    ['it is not observed where it could not be tried', [untestable], 'not observed'],
    ['it is not applicable where its checks are not', [unclaimed], 'not applicable'],
  ] as const)('%s', (_, outcomes, verdict) => {
    expect(judgeRequirement(requirement('record'), outcomes)).toBe(verdict);
  });
});

test('the checks that have not judged a requirement, or only in part, are known', () => {
  const named = (check: string, one: Outcome): Outcome => ({ ...one, check });
  const all = [
    named('a/blocked', blocked),
    named('a/passed', passed),
    named('a/part', inPart),
    named('a/none', unlooked),
  ];
  expect(unjudgedBy(id, all)).toEqual(['a/blocked', 'a/part']);
});
