import { randomInt } from 'node:crypto';
import { ConformanceError } from '../error.ts';
import { buildReport } from '../report/build-report.ts';
import { redactReport } from '../report/redact-report.ts';
import { summaryLines } from '../report/summary-lines.ts';
import { prepareReports, writeReports } from '../report/write-reports.ts';
import { newRunId } from '../run/new-run-id.ts';
import { planRun, type Plan } from '../run/plan-run.ts';
import { preflight } from '../run/preflight.ts';
import { runChecks, type RunChecksResult } from '../run/run-checks.ts';
import { selectChecks, type ListedCheck } from '../run/select-checks.ts';
import { loadRequirements } from '../spec/load-requirements.ts';
import { describeTarget } from '../target/describe-target.ts';
import { targetSecrets } from '../target/target-secrets.ts';
import { createRedactor } from '../trace/redactor.ts';
import { suites } from '../../suites/index.ts';
import type { Report } from '../verdict/report.ts';
import { findTarget, type FoundTarget } from './find-target.ts';
import { startProgress } from './progress.ts';
import { readReplay } from './read-replay.ts';
import type { CheckOptions, TargetOptions } from './target-options.ts';
import type { Terminal } from './terminal.ts';
import { watchInterrupts, type Interrupts } from './watch-interrupts.ts';

export interface RunOptions extends TargetOptions, CheckOptions {
  readonly out: string;
  readonly strict?: true;
  /** `<check>:<path>` */
  readonly replay?: string;
}

interface Run {
  readonly options: RunOptions;
  readonly terminal: Terminal;
  readonly found: FoundTarget;
  readonly checks: readonly ListedCheck[];
  readonly plan: Plan;
  readonly session: Parameters<typeof runChecks>[0]['order']['run'];
  readonly selection: readonly string[];
  readonly interrupts: Interrupts;
}

const headerLines = ({ found, checks, plan, session, terminal }: Run): readonly string[] => {
  const { target, profileWhy } = found;
  const { limits, name } = target.profile;
  const { messages, requests, connects } = plan.forecast;
  const factor = plan.runs === 1 ? '' : `, properties with ${plan.runs.toPrecision(2)} of their values`;
  const label = (text: string): string => terminal.paint.quiet(text.padEnd(10));
  return [
    `${label('target')}${describeTarget(target)}`,
    `${label('profile')}${name}: ${profileWhy}`,
    `${label('run')}${session.id}, seed ${session.seed}, ${checks.length} checks`,
    `${label('forecast')}${Math.ceil(messages)} of ${limits.messages} messages, ${Math.ceil(requests)} requests, ${Math.ceil(connects)} client connections, at most ${limits.sockets} at once${factor}`,
    '',
  ];
};

const judge = async (run: Run): Promise<RunChecksResult> => {
  const { found, checks, session, interrupts, terminal } = run;
  const { target } = found;
  const { clientsAnswer } = await preflight(target, { runId: session.id, signal: interrupts.signal });
  using progress = await startProgress(checks.length, terminal);
  const order = { checks: checks.map(({ check }) => check.id), target, run: session, clientsAnswer };
  return runChecks({ order, signal: interrupts.signal, onOutcome: (outcome) => progress.see(outcome) });
};

const reportOf = async (run: Run, startedAt: Date): Promise<Report> => {
  const began = performance.now();
  const result = await judge(run);
  const { found, checks, plan, session, selection, options } = run;
  const report = buildReport({
    target: found.target,
    profileWhy: found.profileWhy,
    run: session,
    startedAt,
    durationMs: performance.now() - began,
    strict: options.strict === true,
    selection,
    checks,
    requirements: loadRequirements(),
    plan,
    result,
  });
  return redactReport(report, createRedactor(targetSecrets(found.target)));
};

const planOf = (options: RunOptions, found: FoundTarget): Omit<Run, 'interrupts' | 'terminal'> => {
  const replay = readReplay(options, suites);
  const only = replay === undefined ? (options.only ?? []) : [replay.check];
  const areas = options.area ?? [];
  const checks = selectChecks(suites, { only, areas });
  const run = {
    id: newRunId(),
    seed: options.seed ?? randomInt(2 ** 31),
    deep: options.deep === true,
    ...(replay === undefined ? {} : { replay }),
  };
  const plan = planRun({
    target: found.target,
    checks: checks.map(({ check }) => check),
    run,
    runs: options.runs,
  });
  return { options, found, checks, plan, session: { ...run, runs: plan.runs }, selection: [...only, ...areas] };
};

/** Whatever breaks off after an interrupt was broken off by it. */
const unlessInterrupted = (error: unknown, { signal }: Interrupts): unknown =>
  signal.aborted
    ? new ConformanceError('ERR_INTERRUPTED', 'interrupted before anything was judged', { cause: error })
    : error;

/**
 * Judges a target and returns the exit code.
 *
 * @throws ConformanceError for whatever keeps it from being judged
 */
export const runCommand = async (options: RunOptions, terminal: Terminal): Promise<number> => {
  const startedAt = new Date();
  using interrupts = watchInterrupts(() => terminal.complain('interrupted: cleaning up (once more to end at once)'));
  const found = await findTarget(options, process.env);
  try {
    const run: Run = { ...planOf(options, found), terminal, interrupts };
    await prepareReports(options.out);
    terminal.say(...headerLines(run));
    const report = await reportOf(run, startedAt);
    await writeReports(options.out, report);
    terminal.say(...summaryLines(report, terminal.paint));
    return report.gate.exitCode;
  } catch (error) {
    throw unlessInterrupted(error, interrupts);
  } finally {
    await found.reference?.close();
  }
};
