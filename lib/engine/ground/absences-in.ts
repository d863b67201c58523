import type { Scenario } from '../../contract/check.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import { couldSayAbsent } from '../../spec/expected-statuses.ts';
import type { OperationId } from '../../spec/operation.ts';

/** How a target says that something is not there, where it says it otherwise than the document does. */
export type Absences = ReadonlyMap<OperationId, number>;

/** The step that asked for what is not there, if that is what the finding is about. */
const absenceIn = (steps: Scenario['steps'], { code, requirements, exchange }: Finding): Absences => {
  const { operation, status = 0 } = exchange ?? {};
  const asked = steps.find(
    (step) =>
      step.do === 'call' &&
      step.operation === operation &&
      step.expect === 'absent' &&
      step.verifies?.some((id) => requirements.includes(id)) === true,
  );
  if (code !== 'status' || !couldSayAbsent(status) || asked?.do !== 'call') return new Map();
  return new Map([[asked.operation, status]]);
};

/** What a ground check found to be this target's answer for what is not there. Empty if it found anything else as well. */
export const absencesIn = ({ steps }: Scenario, { findings }: Outcome): Absences => {
  const each = findings.map((finding) => absenceIn(steps, finding));
  return each.some(({ size }) => size === 0) ? new Map() : new Map(each.flatMap((one) => [...one]));
};
