import type { Outcome } from '../contract/outcome.ts';
import type { Report, Stopped } from '../contract/report.ts';
import { ConformanceError } from '../error.ts';
import { outsideSuitesOf } from '../cli/outside-suites-of.ts';
import { unlessEnded } from '../cli/watch-interrupts.ts';
import { setOf } from '../cli/run/set-of.ts';
import { shardOf } from '../cli/run/shard-of.ts';
import { secretsOf } from '../cli/secrets-of.ts';
import { findTarget, type FoundTarget } from '../cli/find-target.ts';
import { reportRun } from '../report/build-report.ts';
import type { EarlyEnd } from '../run/early/early-end.ts';
import { runMeter } from '../run/early/run-meter.ts';
import { hear, nothingHeard, resultOf, type RunChecksResult } from '../run/heard.ts';
import { judgeRun } from '../run/judge-run.ts';
import { preflight } from '../run/preflight.ts';
import { refuseShortTime } from '../run/cost/soak-of.ts';
import { prepareRun, type PreparedRun } from '../run/prepare-run.ts';
import { watchOutcomes } from '../run/early/watch-outcomes.ts';
import { createRedactor } from '../trace/redactor.ts';
import { earlyEndOf, millisecondsOf } from '../cli/early-end-of.ts';

/** What `runConformance` is asked for. All of it may be left out: then the embedded reference is tested by all checks. */
export interface ConformanceOptions {
  /** A connection string, or the URL of the service. Environment variables are not read. Absent: the embedded reference. */
  readonly target?: string | undefined;
  /** The access key of a target that is given by its URL. */
  readonly key?: string | undefined;
  /** A bearer token from elsewhere for REST. */
  readonly token?: string | undefined;
  /** A shipped profile or the path of a YAML file. Absent: the host of the target decides. */
  readonly profile?: string | undefined;
  /** Ids of checks, their beginnings, or patterns with `*`. */
  readonly only?: readonly string[];
  /** Areas of checks. */
  readonly area?: readonly string[];
  /** Files with suites of one's own. */
  readonly suite?: readonly string[];
  /** The seed of an earlier run, to generate the same values. */
  readonly seed?: number;
  /** Factor on the number of generated values. */
  readonly runs?: number;
  /** A frozen set, such as `v1@2026.1`: exactly its checks and requirements. */
  readonly set?: string;
  /** One part of the run, such as `1/4`; needs `seed`. `asrs-conformance merge` judges the reports of all parts. */
  readonly shard?: string;
  /** Includes checks that take long. */
  readonly deep?: boolean;
  /** Keeps what must last for so long after all other checks, while messages flow: `90s`, `10m`. */
  readonly soak?: string;
  /** Treats warnings as failures. */
  readonly strict?: boolean;
  /** Ends the run after so many failed checks. */
  readonly bail?: number;
  /** Ends the run after this time: `90s`, `5m`, `1m30s`. */
  readonly maxTime?: string;
  /** Its abort ends the run early; the report then has the results so far. */
  readonly signal?: AbortSignal;
  /** Called with each outcome as it comes. What is found late, at the end of the run, is in the report only. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

const prepare = async (
  { target }: FoundTarget,
  options: ConformanceOptions,
  signal: AbortSignal,
): Promise<PreparedRun> => {
  const { only = [], area = [], seed, runs, deep = false } = options;
  const soak = millisecondsOf('soak', options.soak);
  refuseShortTime(soak, millisecondsOf('maxTime', options.maxTime));
  const outside = await outsideSuitesOf(options);
  const [set, shard] = [setOf(options.set), shardOf(options, seed, {})];
  return prepareRun(target, { only, areas: area, seed, runs, deep, soak, outside, set, shard, signal });
};

const judge = async (
  found: FoundTarget,
  prepared: PreparedRun,
  { options, early }: { readonly options: ConformanceOptions; readonly early: EarlyEnd },
): Promise<RunChecksResult> => {
  const { target } = found;
  const { run, checks, plan } = prepared;
  const heard = nothingHeard();
  const { bail, strict = false, onOutcome } = options;
  const watch = { ...prepared, target, known: undefined, bail, strict, end: early.end };
  const watched = watchOutcomes(watch, (outcome) => onOutcome?.(outcome));
  const meter = runMeter(target.profile, early);
  const learnt = await preflight(target, { runId: run.id, signal: early.signal, meter });
  await judgeRun({
    order: { target, run, planned: plan.forecast.byCheck, before: meter.usage, ...learnt },
    checks: checks.map(({ check }) => check),
    say: (message) => hear(heard, message, watched),
    early,
  });
  return resultOf(heard, early.signal.aborted ? (early.signal.reason as Stopped) : undefined);
};

/** As arguments of the command line, by which secrets in them are known. */
const argumentsOf = ({ target, key, token }: ConformanceOptions): readonly string[] =>
  Object.entries({ target, key, token }).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));

/** An error as the caller gets it: it holds no secret. */
const withoutSecrets = (error: unknown, options: ConformanceOptions): unknown => {
  if (!(error instanceof ConformanceError)) return error;
  return new ConformanceError(error.code, createRedactor(secretsOf(argumentsOf(options), {}))(error.message));
};

const reportOf = async (asked: FoundTarget, options: ConformanceOptions, early: EarlyEnd): Promise<Report> => {
  const prepared = await prepare(asked, options, early.signal);
  const found = { ...asked, target: prepared.target };
  const startedAt = new Date();
  const began = performance.now();
  const result = await judge(found, prepared, { options, early });
  const durationMs = performance.now() - began;
  return reportRun({ ...prepared, ...found, startedAt, durationMs, strict: options.strict === true, result });
};

/**
 * Tests a service in this process, without a terminal and without files, and returns the report. `report.gate` has the exit code that the command
 * line would end with, and the sentence. Secrets are redacted.
 *
 * @throws ConformanceError whose `code` says what kept the service from being tested: `ERR_USAGE`, `ERR_CONNECTION_STRING`, `ERR_PROFILE`, `ERR_SUITE`,
 * `ERR_BUDGET`; `ERR_INTERRUPTED` or `ERR_MAX_TIME` where the run was ended before the first check; or what the preflight found
 */
export const runConformance = async (options: ConformanceOptions = {}): Promise<Report> => {
  const { target, key, token, profile, only, area } = options;
  const asked = { target, key, token, profile, only, area };
  const named = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  using early = earlyEndOf(options);
  try {
    const found = await findTarget(named, {});
    try {
      return await reportOf(found, options, early);
    } finally {
      await found.reference?.close();
    }
  } catch (error) {
    throw withoutSecrets(unlessEnded(error, early.signal), options);
  }
};
