import type { Monitor } from '../../contract/check.ts';
import type { Ledger } from './ledger.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import { operationSlug } from '../../spec/operation-slug.ts';

/** Of a monitor that verifies one requirement for each operation, that of this one; of others, all. */
const ofOperation = (verifies: readonly string[], operation: string): readonly string[] => {
  const own = verifies.filter((id) => id.includes(operationSlug(operation)));
  return own.length > 0 ? own : verifies;
};

const concernedBy = ({ verifies }: Monitor, { exchange }: Finding): readonly string[] =>
  exchange === undefined ? verifies : ofOperation(verifies, exchange.operation);

/** Messages are compared only as they arrive; everything else a monitor has watched in any case. */
const lookedAt = ({ monitor, verifies }: Monitor, { compared }: Ledger): readonly string[] =>
  monitor === 'altered' ? [...compared].flatMap((operation) => ofOperation(verifies, operation)) : verifies;

/** The outcome of a passive monitor, from everything it has seen in the run so far. */
export const judgeMonitor = (
  check: Monitor,
  ledger: Ledger,
): Pick<Outcome, 'state' | 'findings' | 'looked' | 'reason'> => {
  // They are known only after all frames have arrived.
  if (check.monitor === 'leak') ledger.chargeLeaksTo(check);
  const findings = ledger.monitored
    .filter(({ kind }) => kind === check.monitor)
    .map(({ finding }) => ({ ...finding, requirements: concernedBy(check, finding) }));
  const looked = lookedAt(check, ledger);
  const [first] = findings;
  if (first === undefined) return { state: 'pass', findings, looked };
  return {
    state: 'fail',
    findings: findings.slice(0, 10),
    looked,
    reason: `${first.message} (${findings.length} in this run)`,
  };
};
