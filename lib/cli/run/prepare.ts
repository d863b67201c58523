import { ConformanceError } from '../../error.ts';
import type { OutsideSuites } from '../../run/outside/outside-suites.ts';
import type { PreparedRun } from '../../run/prepare-run.ts';
import type { Target } from '../../target/target.ts';
import type { FoundTarget } from '../find-target.ts';
import { preparing } from './modules.ts';
import type { FailedBefore } from './only-failed.ts';
import type { RunOptions } from './run.ts';

interface PrepareWith {
  readonly outside: OutsideSuites;
  readonly failed: FailedBefore | undefined;
  /** Ends the counting of what the run will cost. */
  readonly signal: AbortSignal;
}

/** Chooses the checks. @throws ConformanceError where the options name none, or the run would cost too much */
export const prepare = async (
  options: RunOptions,
  target: Target,
  { outside, failed, signal }: PrepareWith,
): Promise<PreparedRun> => {
  const { prepareRun, readReplay, shardOf, setOf } = await preparing();
  const seed = options.seed ?? failed?.seed;
  return prepareRun(target, {
    only: options.only ?? [],
    areas: options.area ?? [],
    among: failed?.among,
    seed,
    runs: options.runs ?? failed?.runs,
    deep: options.deep === true || failed?.deep === true,
    soak: options.soak ?? failed?.soakMs,
    outside,
    replay: readReplay(options),
    set: setOf(options.set),
    shard: shardOf(options, seed, process.env),
    signal,
  });
};

/** What `--only-failed` names. @throws ConformanceError ERR_USAGE */
export const failedBefore = async (
  { onlyFailed, replay }: RunOptions,
  outside: OutsideSuites,
): Promise<FailedBefore | undefined> => {
  if (onlyFailed === undefined) return undefined;
  if (replay !== undefined) throw new ConformanceError('ERR_USAGE', '--only-failed and --replay exclude each other');
  return (await import('./only-failed.ts')).readFailed(onlyFailed, outside);
};

/** A monitor's finding is seen again with the same checks, and the report that named them may be overwritten by then. */
export const withSelection = (
  found: FoundTarget,
  { selection }: PreparedRun,
  failed: FailedBefore | undefined,
): FoundTarget =>
  failed === undefined ? found : { ...found, reproduce: { ...found.reproduce, selection: ['--only', ...selection] } };
