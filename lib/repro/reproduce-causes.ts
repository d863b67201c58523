import type { Report, Stopped } from '../contract/report.ts';
import type { Usage } from '../contract/usage.ts';
import type { Timing } from '../contract/timing.ts';
import { isOwnLimit } from '../verdict/own-limit.ts';
import { runScripts, type RunScriptsOptions } from './run-scripts.ts';
import { scriptsOfCauses, type ScriptSource } from './scripts-of-causes.ts';

/** What scripts are made of, and where they are written. */
export interface ReproduceOptions
  extends Omit<ScriptSource, 'timing'>, Omit<RunScriptsOptions, 'durationMs' | 'messages' | 'growth'> {
  /** How often the target was seen to send one message to one client; absent: the run did not come to say, and nothing more is sent. */
  readonly growth: number | undefined;
  /** Absent: the run ended before the target was measured. */
  readonly timing: Timing | undefined;
}

const withUsage = (cost: Report['cost'], { exchanges, messages, sockets }: Usage): Report['cost'] => ({
  ...cost,
  exchanges: cost.exchanges + exchanges,
  messages: cost.messages + messages,
  sockets: cost.sockets + sockets,
});

/** Whether the run is over for a reason that leaves no sense in sending more; its own limits are looked at script by script. */
const isOver = ({ run }: Report, { signal }: ReproduceOptions): boolean => {
  const why = signal.aborted ? (signal.reason as Stopped) : run.stopped;
  return why !== undefined && !isOwnLimit(why);
};

/** The report with a script for each cause, each of them run as far as time and messages are left. A run that was interrupted, or whose target is gone, gets none. */
export const reproduceCauses = async (report: Report, options: ReproduceOptions): Promise<Report> => {
  const { timing, growth } = options;
  if (timing === undefined || growth === undefined || isOver(report, options)) return report;
  const scripts = scriptsOfCauses(report, { ...options, timing });
  if (scripts.length === 0) return report;
  const { run, cost } = report;
  const left = { durationMs: run.durationMs, messages: cost.messageLimit - cost.messages };
  const { scripts: ran, usage } = await runScripts(scripts, { ...options, ...left, growth });
  return { ...report, cost: withUsage(cost, usage), scripts: ran };
};
