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
  const { requirementsOf } = await import('../../run/outside/requirements-of.ts');
  let quick: ReturnType<typeof createQuickVerdict> | undefined;
  // Made at the first outcome: until then the thread of the checks is waited for.
  const verdictOf: ReturnType<typeof createQuickVerdict> = (outcome) => {
    quick ??= createQuickVerdict({
      checks: checks.map(({ check }) => check),
      requirements: requirementsOf(outside, target.catalogue),
      known: (known?.list.entries ?? []).map(({ deviation }) => deviation),
    });
    return quick(outcome);
  };
  using progress = await startProgress({ total: checks.length, verdictOf }, terminal);
  // Needed at the end; now is time for it.
  void reporting();
  const order = { checks: checks.map(({ check }) => check.id), outside: outside.suites, target, run, ...learnt };
  // Awaited: what is in use is given back when this function is left.
  return await runChecks({ order, signal, onOutcome: (outcome) => progress.see(outcome) });
};
