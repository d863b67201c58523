import type { Status, TestResult } from 'allure-js-commons';
import type { CheckResult, Report } from '../../contract/report.ts';
import { visible } from '../visible.ts';

/** Labels that tell a reader something. The test runner adds the machine, the thread and the folder. */
const kept: ReadonlySet<string> = new Set(['epic', 'feature', 'severity', 'tag', 'owner']);

/** The message that a list of results shows: with what was expected and what was seen. */
const messageOf = ({ findings, reason, verdict }: CheckResult): string => {
  const [first] = findings;
  if (first === undefined) return visible(reason ?? verdict);
  return visible(`${first.message}\nexpected: ${first.expected}\nseen: ${first.seen}`);
};

const isSilent = ({ verdict }: CheckResult): boolean => verdict === 'pass' || verdict === 'observed';

/** Neither passed nor failed, so that it is seen among both. */
const statusOf = ({ run }: Report, { verdict }: CheckResult, status: Status | undefined): Status | undefined =>
  verdict === 'warn' && !run.strict ? ('unknown' as Status) : status;

/** A result without what only the test runner knows, and with what a reader of a list needs. */
export const tidyResult = (report: Report): ((result: TestResult) => TestResult) => {
  const checks = new Map(report.checks.map((check) => [check.check, check]));
  return (result) => {
    const check = checks.get(result.testCaseId ?? '');
    if (check === undefined) return result;
    const status = statusOf(report, check, result.status);
    return {
      ...result,
      fullName: check.check,
      titlePath: [check.area],
      ...(status === undefined ? {} : { status }),
      statusDetails: isSilent(check) ? {} : { message: messageOf(check) },
      labels: result.labels.filter(({ name }) => kept.has(name)),
    };
  };
};
