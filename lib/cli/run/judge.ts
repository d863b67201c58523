import type { RunChecksResult } from '../../run/heard.ts';
import { reporting, running } from './modules.ts';
import { startProgress } from './progress.ts';
import type { Run } from './run.ts';

/** Knocks at the target, and runs the checks. @throws ConformanceError for whatever keeps it from being judged */
export const judge = async ({ found, prepared, known, interrupts, terminal }: Run): Promise<RunChecksResult> => {
  const { preflight, runChecks } = await running();
  const { target } = found;
  const { run, checks, outside } = prepared;
  const { signal } = interrupts;
  const learnt = await preflight(target, { runId: run.id, signal });
  const { createQuickVerdict } = await import('../../verdict/quick-verdict.ts');
  const { loadRequirements } = await import('../../spec/load-requirements.ts');
  const verdictOf = createQuickVerdict({
    checks: checks.map(({ check }) => check),
    requirements: [...loadRequirements(target.catalogue), ...outside.requirements],
    known: (known?.list.entries ?? []).map(({ deviation }) => deviation),
  });
  using progress = await startProgress({ total: checks.length, verdictOf }, terminal);
  // Needed at the end; now is time for it.
  void reporting();
  const order = { checks: checks.map(({ check }) => check.id), outside: outside.suites, target, run, ...learnt };
  // Awaited: what is in use is given back when this function is left.
  return await runChecks({ order, signal, onOutcome: (outcome) => progress.see(outcome) });
};
