import { rm } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import { suites } from '../../../suites/index.ts';
import type { Check } from '../../scenario/check.ts';
import { stepsOf } from '../../scenario/steps-of.ts';
import { walkSteps } from '../../scenario/walk-steps.ts';
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

/** Most mutants die of the first few values. */
const firstRuns = 0.15;
const waits = new Set(['pass', 'hold', 'ping', 'settle']);

const { profile, accessKey, seed, scratch } = workerData as MutantWorkerData;
const checks = suites.flatMap((suite) => suite.checks);
const isQuick = (check: Check): boolean =>
  'monitor' in check || ![...walkSteps(stepsOf(check, seed))].some((step) => waits.has(step.do));
const quick = checks.filter(isQuick);

const judge = async ({ url, end }: RunningMutant, chosen: readonly Check[], runs: number): Promise<Verdict> => {
  const target = { restBase: url, clientBase: url, accessKey, profile };
  const id = `x${Math.random().toString(36).slice(2, 8)}`;
  return judgeUntilRed({ target, checks: chosen, run: { id, seed, runs, deep: false, shrink: false }, end });
};

/** How many mutants each check has killed: neighbours in the source mostly die of the same. */
const kills = new Map<string, number>();
const killsOf = ({ id }: Check): number => kills.get(id) ?? 0;
const deadliest = (): readonly Check[] =>
  checks
    .filter((check) => killsOf(check) > 0)
    .toSorted((one, other) => killsOf(other) - killsOf(one))
    .slice(0, 12);

/** First what has killed most, then what is done in a moment, then everything. */
const judgeInStages = async (running: RunningMutant): Promise<Verdict> => {
  const stages = [
    { chosen: deadliest(), runs: firstRuns },
    { chosen: quick, runs: firstRuns },
    { chosen: checks, runs: 1 },
  ];
  let verdict: Verdict = { by: [], inconclusive: [] };
  for (const { chosen, runs } of stages) {
    verdict = await judge(running, chosen, runs);
    if (verdict.by.length > 0) break;
  }
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
