import { setTimeout } from 'node:timers/promises';
import { packageFile } from '../../../package-root.ts';
import type { MutantResult } from '../mutant-result.ts';
import type { Mutant } from '../mutant.ts';
import { judgeEngineMutant } from './judge-engine-mutant.ts';
import { emptyUnmutated, type Patience } from './judging.ts';
import { openLane, type Lane } from './lane.ts';
import { createTestsOf } from './tests-of.ts';

interface TryOptions {
  /** Mutants at once, each in a copy of the package of its own. */
  readonly workers: number;
  readonly patience: Patience;
  /** No mutant is begun later. What is under way then has a little more time, and is given up. */
  readonly limitMs: number;
  readonly onResult: (result: MutantResult) => void;
}

/** The folder in which this process lays its copies. */
export const lanesFolder = packageFile(`dist/engine-mutants-${process.pid}/`);

/** So much more time has what is under way when the time is over. */
const graceMs = 20_000;

/** Waits for what is under way, but not for ever. */
const unlessLater = async (ms: number, awaited: Promise<unknown>): Promise<void> => {
  if (ms === Infinity) return void (await awaited);
  const timer = new AbortController();
  const late = setTimeout(ms, undefined, { signal: timer.signal }).catch(() => undefined);
  await Promise.race([awaited, late]);
  timer.abort();
};

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/**
 * Judges mutants of the engine, in the order given, until all are judged or the time is over.
 *
 * @throws Error if the engine as it is does not come to an end
 */
export const tryEngineMutants = async (
  mutants: readonly Mutant[],
  { workers, patience, limitMs, onResult }: TryOptions,
): Promise<readonly MutantResult[]> => {
  const end = performance.now() + limitMs;
  const testsOf = createTestsOf();
  const lanes = await Promise.all(range(workers).map((number) => openLane(new URL(`${number}/`, lanesFolder))));
  let isGivenUp = false;
  try {
    const unmutated = emptyUnmutated();
    const waiting = [...mutants];
    const results: MutantResult[] = [];
    const isOver = (): boolean => performance.now() >= end;
    const work = async (lane: Lane): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !isOver(); next = waiting.shift()) {
        const result = await judgeEngineMutant(next, { lane, testsOf, unmutated, patience });
        if (isGivenUp) return;
        results.push(result);
        onResult(result);
      }
    };
    await unlessLater(limitMs + graceMs, Promise.all(lanes.map(work)));
    isGivenUp = true;
    return results;
  } finally {
    await Promise.all(lanes.map((lane) => lane[Symbol.asyncDispose]()));
  }
};
