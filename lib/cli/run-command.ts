import { ConformanceError } from '../error.ts';
import type { Target } from '../target/target.ts';
import type { PreparedRun } from '../run/prepare-run.ts';
import type { RunChecksResult } from '../run/heard.ts';
import type { ReportFormat } from '../report/formats/report-format.ts';
import type { Report } from '../contract/report.ts';
import type { OutsideSuites } from '../run/outside/outside-suites.ts';
import { findTarget, type FoundTarget } from './find-target.ts';
import type { FailedBefore } from './only-failed.ts';
import { openList, type KnownOptions, type ListOfRun } from './known/open-list.ts';
import type { JudgeWith, Updated } from './known/update-list.ts';
import { outsideSuitesOf } from './outside-suites-of.ts';
import { startProgress } from './progress.ts';
import type { CheckOptions, TargetOptions } from './target-options.ts';
import type { Terminal } from './terminal.ts';
import { watchInterrupts, type Interrupts } from './watch-interrupts.ts';

export interface RunOptions extends TargetOptions, CheckOptions, KnownOptions {
  readonly out: string;
  readonly formats: readonly ReportFormat[];
  readonly strict?: true;
  /** A report whose checks that were not green are run again. */
  readonly onlyFailed?: string;
  /** false: no scripts that show causes again. */
  readonly repro: boolean;
  /** `<check>:<path>` */
  readonly replay?: string;
}

interface Run {
  readonly options: RunOptions;
  readonly terminal: Terminal;
  readonly found: FoundTarget;
  readonly prepared: PreparedRun;
  readonly known: ListOfRun | undefined;
  readonly interrupts: Interrupts;
}

// What a run needs is loaded when it is its turn: while the reference starts, or while the checks run, in other threads.
const preparing = async () => ({
  ...(await import('../run/prepare-run.ts')),
  ...(await import('./read-replay.ts')),
  ...(await import('./header-lines.ts')),
  ...(await import('../report/report-folder.ts')),
  ...(await import('../report/formats/index.ts')),
});
const running = async () => ({
  ...(await import('../run/preflight.ts')),
  ...(await import('../run/vitest/run-checks.ts')),
});
const loadReporting = async () => {
  return {
    ...(await import('../spec/load-requirements.ts')),
    ...(await import('../report/build-report.ts')),
    ...(await import('../report/redact-report.ts')),
    ...(await import('../trace/redactor.ts')),
    ...(await import('../target/target-secrets.ts')),
    ...(await import('../report/summary-lines.ts')),
    ...(await import('../report/write-reports.ts')),
    ...(await import('../repro/reproduce-causes.ts')),
    ...(await import('../report/job-summary.ts')),
  };
};
let loaded: ReturnType<typeof loadReporting> | undefined;
const reporting = (): ReturnType<typeof loadReporting> => (loaded ??= loadReporting());

const prepare = async (
  options: RunOptions,
  target: Target,
  { outside, failed }: { readonly outside: OutsideSuites; readonly failed: FailedBefore | undefined },
): Promise<PreparedRun> => {
  const { prepareRun, readReplay } = await preparing();
  return prepareRun(target, {
    only: options.only ?? [],
    areas: options.area ?? [],
    among: failed?.among,
    seed: options.seed ?? failed?.seed,
    runs: options.runs ?? failed?.runs,
    deep: options.deep === true || failed?.deep === true,
    outside,
    replay: readReplay(options),
  });
};

const failedBefore = async (
  { onlyFailed, replay }: RunOptions,
  outside: OutsideSuites,
): Promise<FailedBefore | undefined> => {
  if (onlyFailed === undefined) return undefined;
  if (replay !== undefined) throw new ConformanceError('ERR_USAGE', '--only-failed and --replay exclude each other');
  return (await import('./only-failed.ts')).readFailed(onlyFailed, outside);
};

/** A monitor's finding is seen again with the same checks, and the report that named them may be overwritten by then. */
const withSelection = (found: FoundTarget, { selection }: PreparedRun, failed: FailedBefore | undefined): FoundTarget =>
  failed === undefined ? found : { ...found, reproduce: { ...found.reproduce, selection: ['--only', ...selection] } };

const sayHeader = async ({ found, prepared, terminal }: Run): Promise<void> => {
  const { headerLines } = await preparing();
  const { quiet } = terminal.paint;
  terminal.say(...headerLines(found, prepared).map(([label, text]) => `${quiet(label.padEnd(10))}${text}`), '');
};

const judge = async ({ found, prepared, interrupts, terminal }: Run): Promise<RunChecksResult> => {
  const { preflight, runChecks } = await running();
  const { target } = found;
  const { run, checks, outside } = prepared;
  const { signal } = interrupts;
  const learnt = await preflight(target, { runId: run.id, signal });
  using progress = await startProgress(checks.length, terminal);
  // Needed at the end; now is time for it.
  void reporting();
  const order = { checks: checks.map(({ check }) => check.id), outside: outside.suites, target, run, ...learnt };
  // Awaited: what is in use is given back when this function is left.
  return await runChecks({ order, signal, onOutcome: (outcome) => progress.see(outcome) });
};

type ReproduceOptions = Parameters<Awaited<ReturnType<typeof reporting>>['reproduceCauses']>[1];

/** The report with a script for each cause, unless none are wanted. */
const withScripts = async (
  report: Report,
  { options, prepared, found, interrupts }: Run,
  known: Pick<ReproduceOptions, 'timing' | 'redact'>,
): Promise<Report> => {
  if (!options.repro) return report;
  const { reproduceCauses } = await reporting();
  const { target } = found;
  return reproduceCauses(report, { ...prepared, ...known, target, folder: options.out, signal: interrupts.signal });
};

const reportOf = async (run: Run, startedAt: Date): Promise<Updated> => {
  const began = performance.now();
  const result = await judge(run);
  const durationMs = performance.now() - began;
  const { buildReport, redactReport, createRedactor, targetSecrets, loadRequirements } = await reporting();
  const { found, prepared, options, known } = run;
  const strict = options.strict === true;
  const requirements = [...loadRequirements(found.target.catalogue), ...prepared.outside.requirements];
  const redact = createRedactor(targetSecrets(found.target));
  const judgeWith: JudgeWith = (list) => {
    const input = { ...prepared, ...found, startedAt, durationMs, strict, requirements, result, known: list };
    return redactReport(buildReport(input), redact);
  };
  const again = (report: Report): Promise<Report> => withScripts(report, run, { timing: result.timing, redact });
  if (known?.update === undefined) return { report: await again(judgeWith(known?.list)), lines: [] };
  const { updateList } = await import('./known/update-list.ts');
  const updated = await updateList(known.update, judgeWith);
  return { ...updated, report: await again(updated.report) };
};

/** Whatever breaks off after an interrupt was broken off by it. */
const unlessInterrupted = (error: unknown, { signal }: Interrupts): unknown =>
  signal.aborted
    ? new ConformanceError('ERR_INTERRUPTED', 'interrupted before the first check', { cause: error })
    : error;

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
  const outside = await outsideSuitesOf(options);
  const known = await openList(options, outside);
  const failed = await failedBefore(options, outside);
  const [found] = await Promise.all([findTarget(options, process.env), preparing(), running()]);
  try {
    const prepared = await prepare(options, found.target, { outside, failed });
    const { prepareReports, formats } = await preparing();
    const run: Run = { options, terminal, found: withSelection(found, prepared, failed), prepared, known, interrupts };
    await prepareReports(options.out, formats);
    await sayHeader(run);
    const { report, lines } = await reportOf(run, startedAt);
    const { writeReports, writeJobSummary, summaryLines } = await reporting();
    // The other formats can be made of the report later, it of none.
    const asked = formats.filter((format) => format.name === 'json' || options.formats.includes(format));
    await writeReports(options.out, [report], asked);
    await writeJobSummary(report, process.env);
    const summary = summaryLines(report, terminal.paint, terminal.columns > 0 ? terminal.columns : undefined);
    terminal.say(...summary.slice(0, -1), ...lines, ...summary.slice(-1));
    return report.gate.exitCode;
  } catch (error) {
    throw unlessInterrupted(error, interrupts);
  } finally {
    await found.reference?.close();
  }
};
