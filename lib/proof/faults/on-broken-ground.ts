import { isGround, isMonitor, type Check } from '../../contract/check.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import type { Absences } from '../../engine/ground/absences-in.ts';
import { blockFindings } from '../../engine/ground/block-findings.ts';
import { blocked, judgeGround, type JudgedGround } from '../../engine/ground/broken-ground.ts';
import { withoutMaybeMissing } from '../../engine/ground/maybe-missing.ts';
import { ofPart, partOnGround } from '../../engine/ground/part-on-ground.ts';
import type { OperationId } from '../../spec/operation.ts';

const saysAbsent = (absences: Absences, exchange: Finding['exchange']): boolean =>
  exchange !== undefined && absences.get(exchange.operation as OperationId) === exchange.status;

/** The ground findings by which a target says with another status that something is not there. */
const absenceFindings = ({ absences, outcomes }: JudgedGround): readonly Finding[] =>
  outcomes
    .flatMap(({ findings }) => findings)
    .filter(({ code, exchange }) => code === 'status' && saysAbsent(absences, exchange));

/** An outcome without findings that are no more than how this target says that something is not there: an ordinary run has learnt that from the ground. */
const withoutAbsences = (outcome: Outcome, known: readonly Finding[]): Outcome => {
  const knownFor = ({ code, exchange, expected }: Finding): Finding | undefined =>
    known.find(
      (one) =>
        code === 'status' &&
        one.exchange?.operation === exchange?.operation &&
        one.exchange?.status === exchange?.status &&
        expected.split(' or ').includes(one.expected),
    );
  return blockFindings(
    outcome,
    (finding) => knownFor(finding)?.requirements,
    ({ message }) => `${message}, which is how it says that something is not there`,
  );
};

/**
 * The outcomes of checks that blocked nothing, as an ordinary run has them: what relies on broken ground is blocked, and what was learnt there is known.
 *
 * @param checks of the suites, which say what is ground
 */
export const onBrokenGround = (
  checks: readonly Check[],
  outcomes: readonly Outcome[],
  seed: number,
): readonly Outcome[] => {
  const judgedGround = judgeGround(checks.filter(isGround), outcomes);
  const { ground, unseen, outcomes: judged } = judgedGround;
  const absences = absenceFindings(judgedGround);
  const byId = new Map(checks.map((check) => [check.id, check]));
  const ofGround = new Map(judged.map((outcome) => [outcome.check, outcome]));
  return outcomes.map((outcome) => {
    const check = byId.get(outcome.check);
    const own = ofGround.get(outcome.check);
    if (own !== undefined || check === undefined || isMonitor(check)) return own ?? outcome;
    const part = partOnGround(check, ground, seed);
    // The values were not made without what an ordinary run leaves out of them.
    const isLost = part.check === undefined || ('arbitrary' in check && part.blockedBy.length > 0);
    return isLost
      ? blocked(outcome, part.blockedBy)
      : withoutAbsences(withoutMaybeMissing(ofPart(check, outcome, part), unseen), absences);
  });
};
