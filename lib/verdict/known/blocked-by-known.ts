import type { CheckResult, Report, RequirementResult } from '../../contract/report.ts';

type Judged = Pick<Report, 'checks' | 'requirements'>;

/** Whether a check was not run for known deviations alone. */
export const isBlockedByKnown = ({ verdict, blockedBy = [] }: CheckResult, { requirements }: Judged): boolean =>
  verdict === 'blocked' &&
  blockedBy.length > 0 &&
  blockedBy.every((id) => requirements.some((one) => one.id === id && one.verdict === 'known'));

/** Whether a requirement was not judged for known deviations alone. */
export const isUnjudgedByKnown = ({ verdict, checks: ids }: RequirementResult, judged: Judged): boolean =>
  verdict === 'blocked' &&
  judged.checks
    .filter((check) => ids.includes(check.check) && ['blocked', 'inconclusive'].includes(check.verdict))
    .every((check) => isBlockedByKnown(check, judged));
