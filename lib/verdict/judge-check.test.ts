import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../fixtures/testing/outcomes/outcome-of.ts';
import type { Level } from '../spec/requirement.ts';
import { judgeCheck } from './judge-check.ts';
import type { Outcome, OutcomeState } from '../contract/outcome.ts';

const levels: Readonly<Record<string, Level>> = { 'a/must': 'must', 'a/should': 'should', 'a/record': 'record' };
const verifies = Object.keys(levels);

const outcome = (state: OutcomeState, about: readonly string[] = [], looked: readonly string[] = []): Outcome =>
  outcomeOf('a/check', {
    state,
    findings: about.map((id) => ({ code: 'status', requirements: [id], message: 'm', expected: 'e', seen: 's' })),
    looked,
  });

describe('a check', () => {
  test.each([
    ['passes where it looked at what is judged', outcome('pass', [], ['a/must']), 'pass'],
    ['is observed where it looked only at what is never judged', outcome('pass', [], ['a/record']), 'observed'],
    ['is not observed where it looked at nothing', outcome('pass'), 'not observed'],
    ['fails by a finding about a must', outcome('fail', ['a/should', 'a/must']), 'fail'],
    ['warns by findings about a should alone', outcome('fail', ['a/should']), 'warn'],
    ['fails by a finding about something that is in no ledger', outcome('fail', ['a/unknown']), 'fail'],
    ['fails where it could not be tried and verifies a must', outcome('not-testable'), 'fail'],
    ['is inconclusive', outcome('inconclusive', [], ['a/must']), 'inconclusive'],
    ['is not applicable', outcome('not-applicable'), 'not applicable'],
  ] as const)('%s', (_, one, verdict) => {
    expect(judgeCheck(one, verifies, (id) => levels[id])).toBe(verdict);
  });

  test('warns where it could not be tried and verifies a should alone', () => {
    expect(judgeCheck(outcome('not-testable'), ['a/should'], (id) => levels[id])).toBe('warn');
  });
});
