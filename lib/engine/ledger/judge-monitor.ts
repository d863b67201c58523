import type { Monitor } from '../../contract/check.ts';
import type { Ledger } from './ledger.ts';
import { monitorReason, shownFindings } from './monitor-findings.ts';
import type { Outcome } from '../../contract/outcome.ts';

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
  if (first === undefined) return { state: 'pass', findings, looked: check.verifies };
  return {
    state: 'fail',
    findings: shownFindings(findings),
    looked: check.verifies,
    reason: monitorReason(first, findings.length),
  };
};
