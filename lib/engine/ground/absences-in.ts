import type { Scenario } from '../../contract/check.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import { couldSayAbsent } from '../../spec/expected-statuses.ts';
import type { OperationId } from '../../spec/operation.ts';

/** How a target says that something is not there, where it says it otherwise than the document does. */
export type Absences = ReadonlyMap<OperationId, number>;

/** The operation that was asked for what is not there, and its answer, if that is what the finding is about. */
const absenceIn = (
  steps: Scenario['steps'],
  { code, requirements, exchange }: Finding,
): readonly [OperationId, number] | undefined => {
  const { operation, status = 0 } = exchange ?? {};
  if (code !== 'status' || !couldSayAbsent(status)) return undefined;
  for (const step of steps) {
    if (step.do !== 'call' || step.operation !== operation || step.expect !== 'absent') continue;
    if (step.verifies?.some((id) => requirements.includes(id)) === true) return [step.operation, status];
  }
  return undefined;
};

/** What a ground check found to be this target's answer for what is not there. Empty if it found anything else as well. */
export const absencesIn = ({ steps }: Scenario, { findings }: Outcome): Absences => {
  const each = findings.map((finding) => absenceIn(steps, finding));
  return each.every((one) => one !== undefined) ? new Map(each) : new Map();
};
