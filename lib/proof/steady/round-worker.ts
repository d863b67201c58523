import { workerData } from 'node:worker_threads';
import { suites } from '../../../suites/index.ts';
import { answerItems } from '../answer-items.ts';
import { conditions } from './conditions.ts';
import { judgeRound } from './judge-round.ts';
import type { Round, RoundResult } from './round.ts';

/** What a worker is given; rounds come one by one as messages. */
export interface RoundWorkerData {
  readonly urls: ReadonlyMap<string, string>;
  readonly accessKey: string;
  readonly runs: number;
  /** Beginnings of the ids of the checks that are run; none: all. */
  readonly prefixes: readonly string[];
}

const { urls, accessKey, runs, prefixes } = workerData as RoundWorkerData;
const checks = suites
  .flatMap((suite) => suite.checks)
  .filter(({ id }) => prefixes.length === 0 || prefixes.some((prefix) => id.startsWith(prefix)));

answerItems(async (round: Round): Promise<RoundResult> => {
  const condition = conditions.find(({ id }) => id === round.condition);
  const url = urls.get(round.condition);
  if (condition === undefined || url === undefined) throw new TypeError(`no condition ${round.condition}`);
  return judgeRound(round, { condition, url, accessKey, checks, runs }).catch((error: unknown) => ({
    ...round,
    checkRuns: 0,
    alarms: [],
    durationMs: 0,
    broke: (error as Error).message,
  }));
});
