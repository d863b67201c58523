import type { Report } from '../contract/report.ts';
import type { Timing } from '../contract/timing.ts';
import { runScripts, type RunScriptsOptions } from './run-scripts.ts';
import { scriptsOfCauses, type ScriptSource } from './scripts-of-causes.ts';

/** What scripts are made of, and where they are written. */
export interface ReproduceOptions
  extends Omit<ScriptSource, 'timing'>, Omit<RunScriptsOptions, 'durationMs' | 'messages'> {
  /** Absent: the run ended before the target was measured. */
  readonly timing: Timing | undefined;
}

/** The report with a script for each cause, each of them run. A run that ended early gets none. */
export const reproduceCauses = async (report: Report, options: ReproduceOptions): Promise<Report> => {
  const { timing, signal } = options;
  if (timing === undefined || report.run.stopped !== undefined || signal.aborted) return report;
  const scripts = scriptsOfCauses(report, { ...options, timing });
  if (scripts.length === 0) return report;
  const { run, cost } = report;
  const left = { durationMs: run.durationMs, messages: cost.messageLimit - cost.messages };
  return { ...report, scripts: await runScripts(scripts, { ...options, ...left }) };
};
