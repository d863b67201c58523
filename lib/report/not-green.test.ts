import { expect, test } from 'vitest';
import { exampleReport } from '../../fixtures/testing/example-report.ts';
import { checkResult, failedCheck, requirementResult } from '../../fixtures/testing/known-results.ts';
import type { Report } from '../contract/report.ts';
import { notGreen } from './not-green.ts';

const known = { claim: 'fails', of: 'requirement', id: 'a/known', reason: 'agreed' } as const;

const report: Report = {
  ...exampleReport,
  checks: [
    checkResult('a/held'),
    failedCheck('a/broken', ['a/broken']),
    failedCheck('a/soft', ['a/soft'], { verdict: 'warn' }),
    checkResult('a/open', { verdict: 'inconclusive' }),
    checkResult('a/blocked', { verdict: 'blocked', blockedBy: ['a/broken'] }),
    checkResult('a/partly', { blockedBy: ['a/broken'], partly: ['a/partly'] }),
    failedCheck('a/known', ['a/known'], { verdict: 'known', known }),
    checkResult('a/blocked-by-known', { verdict: 'blocked', blockedBy: ['a/known'] }),
    checkResult('a/unclaimed', { verdict: 'not applicable' }),
  ],
  requirements: [requirementResult('a/known', { verdict: 'known', known })],
};

const all = [...report.checks, checkResult('a/missed'), checkResult('b/other', { area: 'b' })];

test('what failed, warned or was not judged is not green, and what relies on it', () => {
  expect(notGreen(report, all)).toEqual(['a/broken', 'a/soft', 'a/open', 'a/blocked', 'a/partly']);
});

test('nor is what a run did not reach, of what was selected', () => {
  const run = { ...report.run, complete: false };
  expect(notGreen({ ...report, run }, all).slice(5)).toEqual(['a/missed', 'b/other']);
  expect(notGreen({ ...report, run: { ...run, selection: ['a/'] } }, all).slice(5)).toEqual(['a/missed']);
});
