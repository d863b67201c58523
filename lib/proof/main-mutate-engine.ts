import { rmSync } from 'node:fs';
import { ConformanceError } from '../error.ts';
import { upperBound } from './bounds.ts';
import { engineMutants } from './mutate/engine/engine-mutants.ts';
import { readEngineOptions, type EngineOptions } from './mutate/engine/engine-options.ts';
import { engineWords } from './mutate/engine/engine-words.ts';
import type { Patience } from './mutate/engine/judging.ts';
import { drawMutants } from './mutate/engine/sample-mutants.ts';
import { lanesFolder, tryEngineMutants } from './mutate/engine/try-engine-mutants.ts';
import { engineEquivalents, loadEquivalents } from './mutate/equivalents.ts';
import { percent, resultLine, summariseMutants, type MutantSummary } from './mutate/mutant-report.ts';
import type { MutantRow } from './mutate/mutant-result.ts';
import { publishMutants } from './mutate/publish-mutants.ts';

const patience: Patience = { nearMs: 8000, testsMs: 30_000, commandLineMs: 60_000 };
const leastScore = 0.9;
/** Of fewer mutants, the score is too low only where luck does not explain it. */
const enough = 200;

const isTooLow = ({ killed, unexplained, score }: MutantSummary): boolean => {
  const seen = killed + unexplained.length;
  if (seen === 0) return false;
  return (seen < enough ? upperBound(killed, seen) : score) < leastScore;
};

const equivalents = loadEquivalents(engineEquivalents);
const all = engineMutants(equivalents);

const main = async (options: EngineOptions): Promise<boolean> => {
  const { chosen, scope, workers, limitMs, page } = options;
  console.log(`${chosen.length} mutants ${scope}`);
  if (chosen.length === 0) return true;
  const began = performance.now();
  const results = await tryEngineMutants(chosen, {
    workers: Math.min(workers, chosen.length),
    patience,
    limitMs,
    onResult: (result) => console.log(resultLine(result)),
  });
  const sum = summariseMutants(results, equivalents);
  for (const id of sum.unexplained) console.log(`survived, unexplained: ${id}`);
  for (const id of sum.stale) console.error(`${engineEquivalents}: this one dies: ${id}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  const untried = chosen.length - results.length;
  console.log(
    `${sum.mutants} mutants in ${seconds} s: ${sum.killed} killed, ${sum.survived} survived, ${sum.didNotStart} did not start (${sum.equivalent} cannot be seen, ${sum.unjudged} must not be judged)${untried === 0 ? '' : `; ${untried} not tried, as the time was over`}`,
  );
  console.log(`${percent(sum.score)} die of those that can be seen`);
  if (page) {
    const { seed = 1 } = options;
    const order = drawMutants(all, seed).map(({ id }) => id);
    const words = (rows: readonly MutantRow[]) => engineWords({ rows, order, seed }, patience);
    publishMutants(
      all.map(({ id }) => id),
      results,
      { name: 'reports/engine-mutants', equivalents, words },
    );
  }
  return !isTooLow(sum) && sum.stale.length === 0;
};

const readOptions = (): EngineOptions | undefined => {
  try {
    return readEngineOptions(process.argv.slice(2), all);
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    console.error(error.message);
    return undefined;
  }
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.once('exit', () => rmSync(lanesFolder, { recursive: true, force: true, maxRetries: 20 }));
const options = readOptions();
process.exitCode = options === undefined ? 64 : (await main(options)) ? 0 : 1;
