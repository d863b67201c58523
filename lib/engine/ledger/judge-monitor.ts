import type { Monitor } from '../../contract/check.ts';
import type { Ledger } from './ledger.ts';
import { monitorReason, shownFindings } from './monitor-findings.ts';
import type { Outcome } from '../../contract/outcome.ts';

const ofMessages: ReadonlySet<Monitor['monitor']> = new Set(['leak', 'altered', 'fence']);

/** Why there was nothing to look at; undefined: there was. What no client has received is not known to be right. */
const nothingToSee = ({ monitor }: Monitor, { hasReceived, watchdog }: Ledger): string | undefined => {
  if (monitor === 'malformed-frame' && !hasReceived) return 'no client of this run received a record';
  return ofMessages.has(monitor) && !watchdog.hasDelivered ? 'no client of this run received a message' : undefined;
};

/** The outcome of a passive monitor, from everything it has seen in the run so far. */
export const judgeMonitor = (
  check: Monitor,
  ledger: Ledger,
): Pick<Outcome, 'state' | 'findings' | 'looked' | 'reason'> => {
  // They are known only after all frames have arrived.
  if (check.monitor === 'leak') ledger.chargeLeaksTo(check);
  const findings = ledger.monitored
    .filter(({ kind }) => kind === check.monitor)
    .map(({ finding }) => ({ ...finding, requirements: check.verifies }));
  const [first] = findings;
  if (first === undefined) {
    const reason = nothingToSee(check, ledger);
    return reason === undefined
      ? { state: 'pass', findings, looked: check.verifies }
      : { state: 'not-applicable', findings, looked: [], reason };
  }
  return {
    state: 'fail',
    findings: shownFindings(findings),
    looked: check.verifies,
    reason: monitorReason(first, findings.length),
  };
};
