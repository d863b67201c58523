import { countOf } from '../../contract/quantity.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import { leftOutLine } from '../early/left-out-lines.ts';
import { cut, oneLine, painted, type Page } from './paint.ts';

/** What is open for another reason than a deviation, one line each: the report has the rest. */
const openLine = (check: CheckResult, { paint, columns }: Page): string => {
  const { verdict } = check;
  // Cut before it is painted: marks of colours have no width.
  const rest = cut(`  ${check.check}: ${oneLine(check.reason ?? 'no reason given')}`, columns - verdict.length - 2);
  return `  ${painted(verdict, verdict, paint)}${rest}`;
};

/** So many are shown; the report has all of them. */
const shownOpen = 10;

/** A run that ended early has one reason for all of them. */
const stoppedLine = ({ checks, run }: Report, { paint }: Page): string => {
  const count = checks.filter(({ verdict }) => verdict === 'inconclusive').length;
  return paint.quiet(`  ${countOf(count, 'check')} came to no verdict: ${run.stopped?.message} (report.json has them)`);
};

/** What was not judged at all, and why. */
const notJudgedLines = (report: Report, { paint }: Page): readonly string[] => {
  const line = leftOutLine(report);
  return line === undefined ? [] : ['', paint.doubtful(line)];
};

const undecidedLines = (report: Report, page: Page): readonly string[] => {
  const open = report.checks.filter(({ verdict }) => verdict === 'inconclusive');
  if (report.run.stopped !== undefined) return open.length === 0 ? [] : ['', stoppedLine(report, page)];
  const rest = open.length - shownOpen;
  return [
    ...(open.length === 0 ? [] : ['']),
    ...open.slice(0, shownOpen).map((check) => openLine(check, page)),
    ...(rest > 0 ? [page.paint.quiet(`  and ${countOf(rest, 'more inconclusive check')} in report.json`)] : []),
  ];
};

/** What came to no verdict for another reason than a deviation, and what a run that ended early left out. */
export const openLines = (report: Report, page: Page): readonly string[] => [
  ...undecidedLines(report, page),
  ...notJudgedLines(report, page),
];
