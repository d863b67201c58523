import { rm } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import { suites } from '../../../suites/index.ts';
import type { Check } from '../../contract/check.ts';
import type { Profile } from '../../target/profile.ts';
import { newRunId } from '../../run/new-run-id.ts';
import { answerItems } from '../answer-items.ts';
import { judgeUntilRed, type Verdict } from './judge-until-red.ts';
import type { MutantResult, Observations } from './mutant-result.ts';
import type { Mutant } from './mutant.ts';
import { fewRuns } from './mutant-conditions.ts';
import { plantMutant } from './plant-mutant.ts';
import { startMutant, type RunningMutant } from './start-mutant.ts';
import { v1 } from '../../spec/catalogues/v1.ts';

/** What a worker is given; mutants come one by one as messages. */
export interface MutantWorkerData {
  readonly profile: Profile;
  readonly accessKey: string;
  readonly seed: number;
  /** Where mutants are planted; a URL. */
  readonly scratch: string;
  /** What is recorded of the service as it is, every time alike. */
  readonly recorded: Observations;
}

/** An item: a mutant, or (`undefined`) the service as it is. */
export interface Planting {
  readonly number: number;
  readonly mutant: Mutant | undefined;
}

const { profile, accessKey, seed, scratch, recorded } = workerData as MutantWorkerData;
/** What is written out goes first: it is quick, and enough for most. */
const checks = suites
  .flatMap((suite) => suite.checks)
  .toSorted((one, other) => Number('steps' in other) - Number('steps' in one));

/** The other forms of tokens, which profiles may ask for, and where they would be missed. */
const otherForms = ['with-query', 'sdk'] as const;
const callEverything = checks.filter(({ id }) => /^(?:broadcast|connections|query|user-groups)\//.test(id));

interface Stage {
  readonly chosen: readonly Check[];
  readonly runs: number;
  readonly audience?: Profile['tokens']['audience'];
}

const judge = async (running: RunningMutant, { chosen, runs, audience = 'documented' }: Stage): Promise<Verdict> => {
  const { url, end } = running;
  const target = {
    restBase: url,
    clientBase: url,
    catalogue: v1,
    accessKey,
    profile: { ...profile, tokens: { audience } },
  };
  return judgeUntilRed({
    target,
    checks: chosen,
    run: { id: newRunId(), seed, runs, deep: false, shrink: false },
    end,
  });
};

/** How many mutants each check has killed: neighbours in the source mostly die of the same. */
const kills = new Map<string, number>();
const killsOf = ({ id }: Check): number => kills.get(id) ?? 0;
const deadliest = (): readonly Check[] =>
  checks
    .filter((check) => killsOf(check) > 0)
    .toSorted((one, other) => killsOf(other) - killsOf(one))
    .slice(0, 12);

/** First what has killed most, then everything, then a little with each other form of tokens; up to the first red. */
const judgeInStages = async (running: RunningMutant): Promise<Verdict> => {
  const everything = await judgeEach(running, [
    { chosen: deadliest(), runs: fewRuns },
    { chosen: checks, runs: 1 },
  ]);
  if (everything.by.length > 0) return everything;
  const forms = otherForms.map((audience) => ({ chosen: callEverything, runs: fewRuns, audience }));
  const { by } = await judgeEach(running, forms);
  return { ...everything, by };
};

const judgeEach = async (running: RunningMutant, stages: readonly Stage[]): Promise<Verdict> => {
  let verdict: Verdict = { by: [], inconclusive: [], observations: {} };
  for (const stage of stages) {
    verdict = await judge(running, stage);
    if (verdict.by.length > 0) break;
  }
  for (const id of verdict.by) kills.set(id, (kills.get(id) ?? 0) + 1);
  return verdict;
};

/** The first thing that is recorded otherwise than of the service as it is. */
const difference = (observations: Observations): string | undefined =>
  Object.entries(recorded).find(([name, seen]) => observations[name] !== seen)?.[0];

const resultOf = (
  { by, inconclusive, observations }: Verdict,
  isChanged: boolean,
): Omit<MutantResult, 'mutant' | 'durationMs'> => {
  const [red] = by;
  if (red !== undefined) return { state: 'killed', by: red, inconclusive };
  if (!isChanged) return { state: 'survived', by: '', inconclusive, observations };
  const other = difference(observations);
  return { state: other === undefined ? 'survived' : 'noticed', by: other ?? '', inconclusive };
};

const handle = async ({ number, mutant }: Planting): Promise<Omit<MutantResult, 'mutant' | 'durationMs'>> => {
  const name = `m${number}`;
  const { pingIntervalMs, clientTimeoutMs } = profile.timing;
  try {
    const module = await plantMutant(new URL(scratch), name, mutant);
    await using running = await startMutant({ module: module.href, accessKey, pingIntervalMs, clientTimeoutMs });
    return resultOf(await judgeInStages(running), mutant !== undefined);
  } catch (error) {
    return { state: 'did not start', by: (error as Error).message, inconclusive: [] };
  } finally {
    await rm(new URL(`${name}/`, scratch), { recursive: true, force: true });
  }
};

answerItems(async (planting: Planting): Promise<MutantResult> => {
  const began = performance.now();
  const result = await handle(planting);
  return { mutant: planting.mutant?.id ?? '', ...result, durationMs: performance.now() - began };
});
