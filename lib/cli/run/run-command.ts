import type { OutsideSuites } from '../../run/outside/outside-suites.ts';
import { refuseShortTime } from '../../run/cost/soak-of.ts';
import { endAfter } from '../../run/early/early-end.ts';
import { findTarget, type FoundTarget } from '../find-target.ts';
import { openList, refuseHalf } from '../known/open-list.ts';
import type { Updated } from '../known/update-list.ts';
import { outsideSuitesOf } from '../outside-suites-of.ts';
import type { Terminal } from '../terminal.ts';
import { unlessEnded, watchInterrupts } from '../watch-interrupts.ts';
import { preparing, reporting } from './modules.ts';
import { failedBefore, prepare, withSelection } from './prepare.ts';
import { failedReportOf, reportOf } from './report-of.ts';
import type { Run, RunOptions } from './run.ts';

const sayTarget = async (found: FoundTarget, terminal: Terminal): Promise<void> => {
  const { sayLines, targetLines } = await import('./header-lines.ts');
  sayLines(terminal, targetLines(found));
};

const sayRun = async ({ prepared, terminal }: Run): Promise<void> => {
  const { sayLines, runLines } = await preparing();
  sayLines(terminal, runLines(prepared));
  terminal.say('');
};

const finish = async ({ options, terminal }: Run, updated: Updated): Promise<number> => {
  const { finishReport } = await reporting();
  return finishReport(updated, options, terminal);
};

/** A server that reads only the reports has to see why there is no verdict. The error itself is what matters, whatever becomes of them. */
const publishFailure = async (run: Run, error: unknown): Promise<void> => {
  try {
    const { publishReport, reportsLine } = await reporting();
    await publishReport(await failedReportOf(run, error), run.options, run.terminal);
    run.terminal.say(reportsLine(run.options));
  } catch (trouble) {
    run.terminal.complain(`asrs-conformance: no report of this could be written: ${(trouble as Error).message}`);
  }
};

/** What the run has shown; or the error that ended it, which is reported first. */
const judgedOrReported = async (run: Run, outside: OutsideSuites): Promise<Updated> => {
  try {
    const known = await openList(run.options, outside);
    await sayRun(run);
    return await reportOf({ ...run, known });
  } catch (error) {
    const why = unlessEnded(error, run.early.signal);
    await publishFailure(run, why);
    throw why;
  }
};

/** From here on, every ending leaves its reports. */
const begin = async (run: Run, outside: OutsideSuites): Promise<number> => {
  const { prepareReports, lockFolder, formats } = await preparing();
  const { out } = run.options;
  await using _lock = await lockFolder(out);
  await prepareReports(out, formats);
  return await finish(run, await judgedOrReported(run, outside));
};

/**
 * Judges a target and returns the exit code.
 *
 * @throws ConformanceError for whatever keeps it from being judged
 */
export const runCommand = async (options: RunOptions, terminal: Terminal): Promise<number> => {
  const startedAt = new Date();
  using interrupts = watchInterrupts(() =>
    terminal.complain('interrupted: cleaning up (interrupt again to exit at once)'),
  );
  using early = endAfter(options.maxTime, interrupts.signal);
  refuseHalf(options);
  refuseShortTime(options.soak, options.maxTime);
  if (options.certify === true) (await import('../certify/certify-run.ts')).refuseUncertifiable(options);
  const outside = await outsideSuitesOf(options);
  const failed = await failedBefore(options, outside);
  const found = await findTarget(options, process.env);
  try {
    // What is known is said at once: what else a run needs takes its time to load.
    await sayTarget(found, terminal);
    const prepared = await prepare(options, found.target, { outside, failed, signal: early.signal }).catch(
      (error: unknown) => {
        throw unlessEnded(error, early.signal);
      },
    );
    const named = { ...withSelection(found, prepared, failed), target: prepared.target };
    return await begin({ options, terminal, found: named, prepared, early, startedAt, known: undefined }, outside);
  } finally {
    await found.reference?.close();
  }
};
