import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as passTime } from 'node:timers/promises';
import { ConformanceError } from '../error.ts';
import { packageFile } from '../package-root.ts';
import { judgedCommit } from '../../fixtures/testing/judged-commit.ts';
import { proofKey } from './proof-profile.ts';
import { keepAlive } from './steady/keep-alive.ts';
import type { RoundResult } from './steady/round.ts';
import { runRounds } from './steady/run-rounds.ts';
import type { Leftovers } from './steady/service-worker.ts';
import { startServices } from './steady/start-services.ts';
import { readSteadyOptions, type SteadyOptions } from './steady/steady-options.ts';
import { describeAlarm, oneIn, renderSteady } from './steady/steady-report.ts';
import { isRed, tally, type Tally } from './steady/tally.ts';

const accessKey = proofKey;

const readOptions = (): SteadyOptions | undefined => {
  try {
    return readSteadyOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    console.error(error.message);
    return undefined;
  }
};

const isLeft = ({ censuses }: Leftovers): boolean =>
  censuses.some(({ census }) => census.connections + census.groups + census.relations > 0);

const show = ({ condition, seed, checkRuns, alarms, durationMs, broke }: RoundResult): void => {
  const reds = alarms.filter(isRed).length;
  const seconds = (durationMs / 1000).toFixed(1).padStart(6);
  console.log(
    `${condition.padEnd(12)} ${String(seed).padEnd(10)} ${seconds} s  ${String(checkRuns).padStart(4)} check-runs, ${reds} red, ${alarms.length - reds} inconclusive`,
  );
  for (const alarm of alarms) console.log(`    ${describeAlarm({ ...alarm, condition, seed })}`);
  if (broke !== undefined) console.log(`    broke down: ${broke}`);
};

const publish = (figures: Tally, left: Leftovers, options: SteadyOptions): void => {
  const commit = judgedCommit();
  mkdirSync(packageFile('reports/'), { recursive: true });
  writeFileSync(packageFile('reports/steady.md'), renderSteady(figures, left, { ...options, commit }));
  const { seed, runs } = options;
  const inconclusive = figures.inconclusive.slice(0, 50);
  const data = { commit, seed, runs, ...figures, inconclusive, crossings: left.crossings };
  writeFileSync(packageFile('reports/steady.json'), `${JSON.stringify(data, null, 2)}\n`);
};

const summarise = ({ total, conditions, differences, broke }: Tally, left: Leftovers): void => {
  for (const one of [...conditions, { id: 'all', ...total }]) {
    console.log(
      `${one.id.padEnd(12)} ${String(one.rounds).padStart(5)} rounds ${String(one.checkRuns).padStart(7)} check-runs ${String(one.reds).padStart(4)} red, below ${oneIn(one.bound)}; ${one.inconclusive} inconclusive`,
    );
  }
  for (const { check, verdicts } of differences) console.log(`differs: ${check} ${JSON.stringify(verdicts)}`);
  for (const { condition, seed, reason } of broke) console.log(`broke down: ${condition}, seed ${seed}: ${reason}`);
  for (const { condition, longestLagMs } of left.censuses) {
    if (longestLagMs > 0) console.log(`${condition}: effects lagged by up to ${Math.round(longestLagMs)} ms`);
  }
  console.log(
    `frames of one run seen by another: ${left.crossings}; left behind: ${isLeft(left) ? JSON.stringify(left.censuses) : 'nothing'}`,
  );
};

const main = async (options: SteadyOptions): Promise<boolean> => {
  const { conditions, seed, publishes, ...rest } = options;
  await using services = await startServices({ conditions, accessKey, ...keepAlive, seed });
  const results: RoundResult[] = [];
  const onResult = (result: RoundResult): void => {
    results.push(result);
    show(result);
  };
  await runRounds({ ...rest, conditions, seed, accessKey, urls: services.urls, onResult });
  // What the last run took back may lag like everything else.
  await passTime(Math.max(...conditions.map(({ lag }) => lag?.budgetMs ?? 0)) + keepAlive.clientTimeoutMs);
  const left = await services.leftovers();
  const figures = tally(conditions, results);
  summarise(figures, left);
  if (publishes) publish(figures, left, options);
  return figures.total.reds + figures.broke.length + left.crossings === 0 && !isLeft(left);
};

const options = readOptions();
process.exitCode = options === undefined ? 64 : (await main(options)) ? 0 : 1;
