import { isGround, isMonitor, type Check } from '../../contract/check.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { blocked, blockersOf, judgeGround } from '../../engine/ground/broken-ground.ts';
import { withoutMaybeMissing } from '../../engine/ground/maybe-missing.ts';
import { reliancesOf } from '../../engine/ground/reliances-of.ts';
import { stepsOf } from '../../engine/plan/steps-of.ts';

/**
 * The outcomes of checks that blocked nothing, as an ordinary run has them: what relies on broken ground is blocked.
 *
 * @param checks of the suites, which say what is ground
 */
export const onBrokenGround = (
  checks: readonly Check[],
  outcomes: readonly Outcome[],
  seed: number,
): readonly Outcome[] => {
  const { ground, unseen, outcomes: judged } = judgeGround(checks.filter(isGround), outcomes);
  const byId = new Map(checks.map((check) => [check.id, check]));
  const ofGround = new Map(judged.map((outcome) => [outcome.check, outcome]));
  return outcomes.map((outcome) => {
    const check = byId.get(outcome.check);
    const own = ofGround.get(outcome.check);
    if (own !== undefined || check === undefined || isMonitor(check)) return own ?? outcome;
    const blockedBy = blockersOf(reliancesOf(stepsOf(check, seed)), ground);
    return blockedBy.length > 0 ? blocked(outcome, blockedBy) : withoutMaybeMissing(outcome, unseen);
  });
};
