import type { CheckResult, Report, Verdict } from '../../contract/report.ts';
import { decidesGate } from '../../verdict/decides-gate.ts';

/** What a server that knows tests makes of a check. A `failure` and an `error` are red. */
export type CaseKind = 'passed' | 'failure' | 'error' | 'skipped';

const skipped: ReadonlySet<Verdict> = new Set(['known', 'blocked', 'left out', 'not applicable', 'not observed']);

/** Whether the exit code tells that the check came to no verdict: it does not where only a `should` stays open, or what is known. */
const isMissed = ({ requirements }: Report, check: CheckResult): boolean =>
  check.known === undefined &&
  requirements.some(
    (requirement) =>
      check.requirements.includes(requirement.id) && decidesGate(requirement) && requirement.known === undefined,
  );

/** A check as a case of a test: red only where the exit code is, so that no server is red beside a green run. */
export const caseKind = (report: Report, check: CheckResult): CaseKind => {
  const { verdict } = check;
  if (verdict === 'fail' || (report.run.strict && verdict === 'warn')) return 'failure';
  if (verdict === 'inconclusive') return isMissed(report, check) ? 'error' : 'skipped';
  return skipped.has(verdict) ? 'skipped' : 'passed';
};
