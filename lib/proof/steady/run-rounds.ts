import { feedWorkers } from '../feed-workers.ts';
import type { Condition } from './condition.ts';
import { keepBusy } from './keep-busy.ts';
import type { RoundWorkerData } from './round-worker.ts';
import type { Round, RoundResult } from './round.ts';

interface RunRoundsOptions extends RoundWorkerData {
  readonly conditions: readonly Condition[];
  readonly seed: number;
  readonly checkRuns: number;
  readonly minutes: number;
  readonly workers: number;
  readonly abreast: number;
  readonly onResult: (result: RoundResult) => void;
}

/** A round that takes longer has lost its way. */
const limitMs = 600_000;

/** Rounds of one group of conditions, in turn, until enough check-runs are made or the time is over. */
const runGroup = async (options: RunRoundsOptions, number: { next: number }): Promise<void> => {
  const { conditions, seed, checkRuns, minutes, workers, abreast, onResult, ...workerData } = options;
  const endsAt = performance.now() + minutes * 60_000;
  let made = 0;
  const isEnough = (): boolean => made >= checkRuns || performance.now() >= endsAt;
  const rounds = function* (): Generator<Round> {
    for (let index = 0; !isEnough(); index += 1) {
      const condition = conditions[index % conditions.length]!;
      yield { condition: condition.id, seed: seed * 1_000_000 + (number.next += 1) };
    }
  };
  await feedWorkers<Round, RoundResult>({
    module: new URL('round-worker.js', import.meta.url),
    workerData,
    items: rounds(),
    workers,
    abreast,
    limitMs,
    lost: (round, reason) => ({ ...round, checkRuns: 0, alarms: [], durationMs: 0, broke: reason }),
    onResult: (result) => {
      made += result.checkRuns;
      onResult(result);
    },
  });
};

/** Runs the suite under every condition in turn; those with busy processors apart from the others, since these would be busy too. */
export const runRounds = async (options: RunRoundsOptions): Promise<void> => {
  const { conditions, checkRuns, minutes } = options;
  const number = { next: 0 };
  for (const threads of new Set(conditions.map(({ busy = 0 }) => busy))) {
    const group = conditions.filter(({ busy = 0 }) => busy === threads);
    const share = group.length / conditions.length;
    await using _busy = keepBusy(threads);
    await runGroup({ ...options, conditions: group, checkRuns: checkRuns * share, minutes: minutes * share }, number);
  }
};
