import { describe, expect, it } from 'vitest';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { checkResult } from '../../../fixtures/testing/known-results.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import { openLines } from './open-lines.ts';
import type { Page } from './paint.ts';

const same = String;
const page = { paint: { good: same, bad: same, doubtful: same, quiet: same, strong: same }, columns: 60 } as Page;

const open = (name: string, reason?: string): CheckResult =>
  checkResult(name, { verdict: 'inconclusive', state: 'inconclusive', ...(reason === undefined ? {} : { reason }) });

const linesOf = (checks: readonly CheckResult[], run: Partial<Report['run']> = {}): readonly string[] =>
  openLines({ ...exampleReport, run: { ...exampleReport.run, ...run }, checks }, page);

describe('what came to no verdict', () => {
  it('is nothing where all did', () => {
    expect(linesOf([checkResult('a/b')])).toEqual([]);
  });

  it('has one line each, with the reason, cut to the width', () => {
    const [blank, first, second, third] = linesOf([
      open('a/late', 'the control\nwas late'),
      open('a/b'),
      open('a/long', 'x'.repeat(90)),
    ]);
    expect(blank).toBe('');
    expect(first).toBe('  inconclusive  a/late: the control was late');
    expect(second).toBe('  inconclusive  a/b: no reason given');
    expect(third).toHaveLength(60);
  });

  it('is shown ten times at most', () => {
    const lines = linesOf(Array.from({ length: 12 }, (_, index) => open(`a/c${index}`)));
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe('  and 2 more inconclusive checks in report.json');
    expect(linesOf(Array.from({ length: 10 }, (_, index) => open(`a/c${index}`)))).toHaveLength(11);
  });

  it('has the one reason of a run that ended early', () => {
    const stopped = { code: 'ERR_BAIL', message: 'the first failure' } as const;
    expect(linesOf([open('a/b'), open('a/c')], { stopped })).toContain(
      '  2 checks came to no verdict: the first failure (report.json has them)',
    );
  });
});
