import type { Outcome } from '../contract/outcome.ts';
import type { Charge } from '../engine/ledger/ledger.ts';

/** One deviation may bring about hundreds. */
const shownCharges = 10;

const layOn = (outcome: Outcome, charges: readonly Charge[]): Outcome => {
  const late = charges.filter(({ check }) => check === outcome.check).map(({ finding }) => finding);
  const [first] = late;
  if (first === undefined) return outcome;
  const reason = outcome.reason ?? first.message;
  return { ...outcome, state: 'fail', reason, findings: [...outcome.findings, ...late.slice(0, shownCharges)] };
};

/** The outcomes with what came late: each late frame fails the check that sent its message. */
export const layCharges = (outcomes: readonly Outcome[], charges: readonly Charge[]): readonly Outcome[] =>
  outcomes.map((outcome) => layOn(outcome, charges));
