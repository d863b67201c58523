import type { CheckResult, Report } from '../contract/report.ts';
import { isBlockedByKnown } from '../verdict/known/blocked-by-known.ts';
import { wasLeftOut } from './compare/was-left-out.ts';

const open: ReadonlySet<CheckResult['verdict']> = new Set(['fail', 'warn', 'inconclusive', 'blocked', 'left out']);

/**
 * Ids of the checks that were not green in a run: those that failed, warned or came to no verdict, those that were blocked by such or judged in part for it, and of a run that ended early
 * those that it did not reach. What is known, and what it blocks, was green.
 *
 * @param all every check that there is
 */
export const notGreen = (report: Report, all: readonly Pick<CheckResult, 'check' | 'area'>[]): readonly string[] => {
  const { checks, run } = report;
  const seen = new Set(checks.map(({ check }) => check));
  const missed = run.complete ? [] : all.filter((one) => !seen.has(one.check) && !wasLeftOut(report, one, report));
  const red = checks.filter(
    (check) => (open.has(check.verdict) || check.partly !== undefined) && !isBlockedByKnown(check, report),
  );
  return [...red, ...missed].map(({ check }) => check);
};
