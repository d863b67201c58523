import type { CheckResult, Report, RequirementResult } from '../../contract/report.ts';
import { heardOf } from '../heard-of.ts';
import { judgeRequirement } from '../judge-requirement.ts';

type Judged = Pick<Report, 'checks' | 'requirements'>;

const hasKnownBlockers = ({ blockedBy = [] }: CheckResult, { requirements }: Judged): boolean =>
  blockedBy.length > 0 && blockedBy.every((id) => requirements.some((one) => one.id === id && one.verdict === 'known'));

/** Whether a check came to no verdict for known deviations alone. */
export const isBlockedByKnown = (check: CheckResult, judged: Judged): boolean =>
  check.verdict === 'blocked' && hasKnownBlockers(check, judged);

/** Whether a requirement was not judged for known deviations alone. A check that has failed elsewhere may be what was blocked. */
export const isUnjudgedByKnown = (requirement: RequirementResult, judged: Judged): boolean => {
  if (requirement.verdict !== 'blocked') return false;
  const open = heardOf(judged.checks, requirement.id, requirement.checks)
    .map((check) => ({ check, verdict: judgeRequirement(requirement, [check]) }))
    .filter(({ verdict }) => verdict === 'blocked' || verdict === 'inconclusive');
  return open.every(({ check, verdict }) => verdict === 'blocked' && hasKnownBlockers(check, judged));
};
