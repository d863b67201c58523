import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { packageFile } from '../package-root.ts';
import { worthByCheckPage } from './docs/worth-by-check.ts';
import { feedWorkers } from './feed-workers.ts';
import { allMutants } from './mutate/all-mutants.ts';
import { loadEquivalents, referenceEquivalents } from './mutate/equivalents.ts';
import { fewRuns, referenceWords, type MutantConditions } from './mutate/mutant-conditions.ts';
import { percent, resultLine, summariseMutants } from './mutate/mutant-report.ts';
import type { MutantResult, Observations } from './mutate/mutant-result.ts';
import type { Mutant } from './mutate/mutant.ts';
import type { MutantWorkerData, Planting } from './mutate/mutant-worker.ts';
import { prepareScratch } from './mutate/plant-mutant.ts';
import { publishMutants } from './mutate/publish-mutants.ts';
import { proofKey, proofProfile } from './proof-profile.ts';

/** Mutants under way at once in one thread: while one waits for what will not come, others work. */
const abreast = 3;
/** The service answers at once or not at all. */
const requestTimeoutMs = 3000;
/** How often the service as it is is looked at, to tell what is recorded of it every time alike. */
const looks = 3;
/** Little at once: most of what is begun is given up at the first red. */
const limits = { sockets: 24, requests: 8 };
const limitMs = 180_000;
const leastScore = 0.9;

const profile = proofProfile();
const scratch = packageFile('dist/mutants/');
const workerData: Omit<MutantWorkerData, 'recorded'> = {
  profile: {
    ...profile,
    timing: { ...profile.timing, requestTimeoutMs },
    limits: { ...profile.limits, ...limits },
  },
  accessKey: proofKey,
  seed: 1,
  scratch: scratch.href,
};

const conditions: MutantConditions = {
  profile: profile.name,
  deliveryMs: profile.timing.deliveryFloorMs,
  requestMs: requestTimeoutMs,
  seed: workerData.seed,
  fewRuns,
};

const judge = async (
  mutants: readonly (Mutant | undefined)[],
  workers: number,
  recorded: Observations = {},
): Promise<readonly MutantResult[]> => {
  const results: MutantResult[] = [];
  await feedWorkers<Planting, MutantResult>({
    module: new URL('mutate/mutant-worker.js', import.meta.url),
    workerData: { ...workerData, recorded } satisfies MutantWorkerData,
    items: mutants.map((mutant, number) => ({ number, mutant })),
    workers,
    abreast,
    limitMs,
    lost: ({ mutant }, reason) => ({
      mutant: mutant?.id ?? '',
      state: 'did not start',
      by: `the judge was lost: ${reason}`,
      inconclusive: [],
      durationMs: limitMs,
    }),
    onResult: (result) => {
      results.push(result);
      if (result.mutant !== '') console.log(resultLine(result));
    },
  });
  const order = mutants.map((mutant) => mutant?.id ?? '');
  return results.toSorted((one, other) => order.indexOf(one.mutant) - order.indexOf(other.mutant));
};

/** What is recorded every time alike. */
const alike = (results: readonly MutantResult[]): Observations => {
  const [first = {}, ...others] = results.map(({ observations = {} }) => observations);
  return Object.fromEntries(
    Object.entries(first).filter(([name, seen]) => others.every((other) => other[name] === seen)),
  );
};

const main = async (prefixes: readonly string[], workers: number): Promise<number> => {
  const equivalents = loadEquivalents(referenceEquivalents);
  const all = allMutants(equivalents);
  const chosen = all.filter(({ id }) => prefixes.length === 0 || prefixes.some((prefix) => id.startsWith(prefix)));
  if (chosen.length === 0) {
    console.error(`no mutant begins with ${prefixes.join(' or ')}; they begin with a file of lib/reference`);
    return 64;
  }
  const began = performance.now();
  await prepareScratch(scratch);
  const asItIs = await judge(
    Array.from({ length: looks }, () => undefined),
    workers,
  );
  const red = asItIs.find(({ state }) => state !== 'survived');
  if (red !== undefined) {
    console.error(`the reference as it is is not green: ${red.state} by ${red.by}`);
    return 70;
  }
  const results = await judge(chosen, workers, alike(asItIs));
  const sum = summariseMutants(results, equivalents);
  const seconds = Math.round((performance.now() - began) / 1000);
  for (const id of sum.unexplained) console.log(`survived, unexplained: ${id}`);
  for (const id of sum.stale) console.error(`${referenceEquivalents}: this one dies: ${id}`);
  console.log(
    `${sum.mutants} mutants in ${seconds} s: ${sum.killed} killed, ${sum.noticed} noticed, ${sum.survived} survived, ${sum.didNotStart} did not start (${sum.equivalent} cannot be seen, ${sum.unjudged} must not be judged)`,
  );
  console.log(
    `${percent(sum.score)} die of those that break what documents say, ${percent(sum.scoreOfAll)} of all that can be seen`,
  );
  publishMutants(
    all.map(({ id }) => id),
    results,
    { name: 'reports/mutants', equivalents, words: () => referenceWords(conditions) },
  );
  writeFileSync(packageFile(worthByCheckPage.file), worthByCheckPage.render());
  return sum.score < leastScore || sum.stale.length > 0 ? 1 : 0;
};

const usage = `npm run mutate -- [--workers <n>] [beginning of a mutant's id, e.g. a file of lib/reference] …`;

const readArguments = () => {
  try {
    return parseArgs({ allowPositionals: true, options: { workers: { type: 'string' } } });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return undefined;
  }
};

const given = readArguments();
const workers = Number(given?.values.workers ?? Math.max(1, Math.min(4, availableParallelism())));
try {
  process.exitCode = given === undefined || !(workers >= 1) ? 64 : await main(given.positionals, workers);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
