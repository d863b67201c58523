import type { Finding } from '../../contract/outcome.ts';
import type { Wrong } from '../settling/effect.ts';
import type { Shown } from '../settling/shown.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** What is done has been done when it is said (RFC 9110, 15.3.1); a busy machine may take so long to show it. */
const doneWithinMs = 1000;

const about = ({ check }: ScenarioRun, { finding }: Wrong, what: Pick<Finding, 'code' | 'message' | 'expected'>) => ({
  ...finding,
  ...what,
  message: `${check.id}: ${what.message}`,
  during: check.id,
  requirements: [],
});

/** Tells the monitors of what lag explains and an answer denies: an effect that came long after it was said to be done, and a right answer that was not kept to. */
export const monitorLags = (run: ScenarioRun, shown: readonly Shown[]): void => {
  const { settling, attempt, context } = run;
  if (attempt.deadlines === 'short') return;
  for (const { wrong, isDone, lagMs, kind } of shown) {
    if (!isDone || wrong === undefined || lagMs <= doneWithinMs) continue;
    const message = `${wrong.finding.message} ${Math.round(lagMs)} ms after an answer had said that it was done (${kind})`;
    const expected = `${wrong.finding.expected} within ${doneWithinMs} ms`;
    context.ledger.monitor('done-late', about(run, wrong, { code: 'done-late', message, expected }));
  }
  for (const wrong of settling.backs) {
    if (wrong === undefined) continue;
    const message = `${wrong.finding.message}, although it had been right before`;
    const { expected } = wrong.finding;
    context.ledger.monitor('went-back', about(run, wrong, { code: 'went-back', message, expected }));
  }
};
