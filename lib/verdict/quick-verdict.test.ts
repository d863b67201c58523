import { expect, test } from 'vitest';
import { checkResult, failedCheck, knownEntry } from '../../fixtures/testing/known-results.ts';
import { createQuickVerdict } from './quick-verdict.ts';

const checks = ['a/must', 'a/should'].map((id) => ({ id, verifies: [id] }));
const requirements = [
  { id: 'a/must', level: 'must' },
  { id: 'a/should', level: 'should' },
] as const;

const verdicts = (...known: Parameters<typeof knownEntry>[]) => {
  const judge = createQuickVerdict({ checks, requirements, known: known.map((of) => knownEntry(...of).deviation) });
  return [
    judge(checkResult('a/must')),
    judge(failedCheck('a/must', ['a/must'])),
    judge(failedCheck('a/should', ['a/should'])),
  ];
};

test('a check is judged as soon as it is over', () => {
  expect(verdicts()).toEqual(['pass', 'fail', 'warn']);
});

test('what is known is called so', () => {
  expect(verdicts(['a/must'])).toEqual(['pass', 'known', 'warn']);
  expect(verdicts(['a/should', { of: 'check' }])).toEqual(['pass', 'fail', 'known']);
});
