import { rm } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import { suites } from '../../../suites/index.ts';
import type { Check } from '../../scenario/check.ts';
import type { Profile } from '../../target/profile.ts';
import { answerItems } from '../answer-items.ts';
import { judgeUntilRed, type Verdict } from './judge-until-red.ts';
import type { MutantResult } from './mutant-result.ts';
import type { Mutant } from './mutant.ts';
import { plantMutant } from './plant-mutant.ts';
import { startMutant, type RunningMutant } from './start-mutant.ts';

/** What a worker is given; mutants come one by one as messages. */
export interface MutantWorkerData {
  readonly profile: Profile;
  readonly accessKey: string;
  readonly seed: number;
  /** Where mutants are planted; a URL. */
  readonly scratch: string;
}

/** An item: a mutant, or (`undefined`) the service as it is. */
export interface Planting {
  readonly number: number;
  readonly mutant: Mutant | undefined;
}

const { profile, accessKey, seed, scratch } = workerData as MutantWorkerData;
/** What is written out goes first: it is quick, and enough for most. */
const checks = suites
  .flatMap((suite) => suite.checks)
  .toSorted((one, other) => Number('steps' in other) - Number('steps' in one));

const judge = async ({ url, end }: RunningMutant, chosen: readonly Check[], runs: number): Promise<Verdict> => {
  const target = { restBase: url, clientBase: url, accessKey, profile };
  const id = `x${Math.random().toString(36).slice(2, 8)}`;
  return judgeUntilRed({ target, checks: chosen, run: { id, seed, runs, deep: false, shrink: false }, end });
};

/** Values of each property, in proportion to an ordinary run, for a first look. */
const fewRuns = 0.2;

/** How many mutants each check has killed: neighbours in the source mostly die of the same. */
const kills = new Map<string, number>();
const killsOf = ({ id }: Check): number => kills.get(id) ?? 0;
const deadliest = (): readonly Check[] =>
  checks
    .filter((check) => killsOf(check) > 0)
    .toSorted((one, other) => killsOf(other) - killsOf(one))
    .slice(0, 12);

/** First what has killed most, then everything. */
const judgeInStages = async (running: RunningMutant): Promise<Verdict> => {
  const first = await judge(running, deadliest(), fewRuns);
  const verdict = first.by.length > 0 ? first : await judge(running, checks, 1);
  for (const id of verdict.by) kills.set(id, (kills.get(id) ?? 0) + 1);
  return verdict;
};

answerItems(async ({ number, mutant }: Planting): Promise<MutantResult> => {
  const began = performance.now();
  const name = `m${number}`;
  const result = (state: MutantResult['state'], by: string, inconclusive: readonly string[] = []): MutantResult => ({
    mutant: mutant?.id ?? '',
    state,
    by,
    inconclusive,
    durationMs: performance.now() - began,
  });
  const { pingIntervalMs, clientTimeoutMs } = profile.timing;
  try {
    const module = await plantMutant(new URL(scratch), name, mutant);
    await using running = await startMutant({ module: module.href, accessKey, pingIntervalMs, clientTimeoutMs });
    const { by, inconclusive } = await judgeInStages(running);
    return by[0] === undefined ? result('survived', '', inconclusive) : result('killed', by[0]);
  } catch (error) {
    return result('did not start', (error as Error).message);
  } finally {
    await rm(new URL(`${name}/`, scratch), { recursive: true, force: true });
  }
});
