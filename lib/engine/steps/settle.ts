import type { StepKind } from './parts/step-kind.ts';
import { passUntil } from '../state/pass-until.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { SettleStep } from '../../contract/step.ts';

/**
 * Lets the effects of the scenario settle: at once where they are immediate, else for as long as calibration says that they may take. The profile may allow
 * more; if something is red afterwards, the scenario is begun anew and waits for all of that.
 */
const doSettle = async (run: ScenarioRun): Promise<void> => {
  const latest = run.pending.latest();
  const now = performance.now();
  const allMs = latest === undefined ? 0 : latest.until - now;
  const likelyMs = latest === undefined ? 0 : run.context.options.timing.settleMs - latest.ageMs;
  const leftMs = run.attempt.patient ? allMs : Math.min(allMs, likelyMs);
  run.hurried ||= Math.max(0, leftMs) < allMs;
  if (leftMs > 0) await passUntil(run, now + leftMs);
  run.pending.settle();
};

/** Lets the effects of the scenario settle. */
export const settle: StepKind<SettleStep> = {
  do: doSettle,
  cost: () => ({ settles: true }),
  needs: () => ({}),
  show: () => 'wait until effects have settled',
};
