import type { CheckResult, Report, RequirementResult, Verdict } from '../../contract/report.ts';
import { heardOf } from '../heard-of.ts';
import { judgeRequirement } from '../judge-requirement.ts';

type Judged = Pick<Report, 'checks' | 'requirements'>;

const hasKnownBlockers = ({ blockedBy = [] }: CheckResult, { requirements }: Judged): boolean =>
  blockedBy.length > 0 && blockedBy.every((id) => requirements.some((one) => one.id === id && one.verdict === 'known'));

/** Whether a check came to no verdict, or was judged in part, for known deviations alone. */
export const isBlockedByKnown = (check: CheckResult, judged: Judged): boolean =>
  (check.verdict === 'blocked' || check.partly !== undefined) && hasKnownBlockers(check, judged);

/** A check that ended at a known deviation did not come to what else it verifies. */
const isExplained = (check: CheckResult, verdict: Verdict, judged: Judged): boolean =>
  verdict === 'blocked' ? hasKnownBlockers(check, judged) : verdict === 'not observed' && check.verdict === 'known';

/** Whether a requirement was not judged for known deviations alone. A check that has failed elsewhere may be what was blocked. */
export const isUnjudgedByKnown = (requirement: RequirementResult, judged: Judged): boolean => {
  if (requirement.verdict !== 'blocked' && requirement.verdict !== 'not observed') return false;
  const open = heardOf(judged.checks, requirement.id, requirement.checks)
    .map((check) => ({ check, verdict: judgeRequirement(requirement, [check]) }))
    .filter(({ verdict }) => ['blocked', 'inconclusive', 'left out', 'not observed'].includes(verdict));
  return open.length > 0 && open.every(({ check, verdict }) => isExplained(check, verdict, judged));
};
