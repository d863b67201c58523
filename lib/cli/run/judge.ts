import type { Outcome } from '../../contract/outcome.ts';
import { createEarlyEnd, type EarlyEnd } from '../../run/early/early-end.ts';
import { runMeter } from '../../run/early/run-meter.ts';
import type { RunChecksResult } from '../../run/heard.ts';
import { reporting, running } from './modules.ts';
import { startProgress, type Progress } from './progress.ts';
import type { Run } from './run.ts';

/** What is done with each outcome: it is shown, and it may end the run. */
const watched = async (
  { found: { target }, prepared, known, options: { bail, strict } }: Run,
  { progress, early: { end } }: { readonly progress: Progress; readonly early: EarlyEnd },
): Promise<(outcome: Outcome) => void> => {
  const { watchOutcomes } = await import('../../run/early/watch-outcomes.ts');
  return watchOutcomes(
    { ...prepared, target, known: known?.list, bail, strict: strict === true, end },
    (outcome, verdict) => progress.see(outcome, verdict),
  );
};

/** Knocks at the target, and runs the checks. @throws ConformanceError for whatever keeps it from being judged */
export const judge = async (all: Run): Promise<RunChecksResult> => {
  const { preflight, runChecks } = await running();
  const { target } = all.found;
  const { run, checks, outside, plan } = all.prepared;
  using early = createEarlyEnd(all.early.signal);
  const meter = runMeter(target.profile, early);
  const learnt = await preflight(target, { runId: run.id, signal: early.signal, meter });
  using progress = startProgress({ total: checks.length }, all.terminal);
  const onOutcome = await watched(all, { progress, early });
  // Needed at the end; now is time for it.
  void reporting();
  const order = {
    checks: checks.map(({ check }) => check.id),
    outside: outside.suites,
    target,
    // Each service would be asked for a smaller value of its own.
    run: all.isCompared === true ? { ...run, shrink: false } : run,
    seen: all.isCompared === true,
    traced: all.options.certify === true,
    planned: plan.forecast.byCheck,
    before: meter.usage,
    ...learnt,
  };
  // Awaited: what is in use is given back when this function is left.
  return await runChecks({ order, signal: early.signal, onOutcome, onSoak: progress.soak });
};
