import { tmpdir } from 'node:os';
import { packagePath } from '../../../package-root.ts';
import type { MutantResult } from '../mutant-result.ts';
import type { Mutant } from '../mutant.ts';
import { roomOf } from './engine-mutants.ts';
import { judgeByFixedSet } from './judge-by-fixed-set.ts';
import type { Found, JudgeOptions } from './judging.ts';
import type { TestRun } from './test-order.ts';
import type { ConcernedTest } from './tests-of.ts';

/** What hangs is given up after this, and after so many times what it takes otherwise. */
const graceMs = 30_000;
const times = 6;
/** What is not known takes about as long as most. */
const unknownMs = 500;
const slowMs = 1000;
/** How long a test file may take without a mutant. */
const firstRunMs = 120_000;
/** Files of self-tests that are tried at most. */
const mostTests = 40;
const mostNear = 4;
const mostByCommandLine = 12;

/** How long a test takes without a mutant. Undefined: it fails without one, and says nothing. */
const timeAsItIs = (one: ConcernedTest, { lane, unmutated }: JudgeOptions): Promise<number | undefined> => {
  const find = async (): Promise<number | undefined> => {
    await lane.plant(undefined);
    const { failed, durationMs } = await lane.runTest(one, firstRunMs);
    return failed === undefined ? durationMs : undefined;
  };
  const time = unmutated.asTheyAre.get(one.test) ?? find();
  unmutated.asTheyAre.set(one.test, time);
  return time;
};

const seenThere = new Set(['cli', 'run', 'report', 'verdict']);

/** Runs files of self-tests on a mutant up to the first that fails, as long as they take no more time than there is. */
const runUntilRed = async (
  mutant: Mutant,
  tests: readonly ConcernedTest[],
  { withinMs, ...options }: JudgeOptions & { readonly withinMs: number },
): Promise<Found | undefined> => {
  const { lane, unmutated } = options;
  let left = withinMs;
  for (const one of tests) {
    const usual = unmutated.durations.get(one.test) ?? unknownMs;
    if (usual > left) continue;
    left -= usual;
    const run = async (takesMs: number): Promise<TestRun> => {
      await lane.plant(mutant);
      return await lane.runTest(one, graceMs + times * takesMs);
    };
    const { failed, durationMs } = await run(usual);
    if (failed === undefined) {
      unmutated.durations.set(one.test, durationMs);
      continue;
    }
    const asItIs = await timeAsItIs(one, options);
    if (asItIs === undefined) continue;
    // A test of long scenarios may fail once by itself on a busy machine, or not end in a time that was only guessed.
    if (asItIs < slowMs || (await run(Math.max(usual, asItIs))).failed !== undefined)
      return { state: 'killed', by: `${one.test}: ${failed}` };
  }
  return undefined;
};

const longest = 200;

/** In one line, without the folders of this machine. */
const published = (by: string): string =>
  by
    .replaceAll(/\S*\/dist\/engine-mutants[^/]*\/\d+\//g, '')
    .replaceAll(packagePath('.'), '')
    .replaceAll(tmpdir(), '')
    .replaceAll(/\s+/g, ' ')
    .slice(0, longest);

const firstFound = async (ways: readonly (() => Promise<Found | undefined>)[]): Promise<Found> => {
  for (const way of ways) {
    const found = await way();
    if (found !== undefined) return found;
  }
  return { state: 'survived', by: '' };
};

/**
 * Judges a mutant of the engine by the self-tests that concern it and by the fixed set, up to the first that finds it. What takes least for what it finds comes
 * first: the closest tests, the fixed set, the other tests, those that start the command line.
 */
export const judgeEngineMutant = async (mutant: Mutant, options: JudgeOptions): Promise<MutantResult> => {
  const began = performance.now();
  const { patience, testsOf, unmutated } = options;
  const concerned = testsOf(`lib/${mutant.file}`, (test) => unmutated.durations.get(test));
  const plain = concerned.filter(({ startsCommandLine }) => !startsCommandLine).slice(0, mostTests);
  const others = seenThere.has(roomOf(mutant)) ? concerned.filter(({ startsCommandLine }) => startsCommandLine) : [];
  const run = (tests: readonly ConcernedTest[], withinMs: number) => () =>
    runUntilRed(mutant, tests, { ...options, withinMs });
  const judge = async (): Promise<Found> => {
    try {
      return await firstFound([
        run(plain.slice(0, mostNear), patience.nearMs),
        () => judgeByFixedSet(mutant, options),
        run(plain.slice(mostNear), patience.testsMs),
        run(others.slice(0, mostByCommandLine), patience.commandLineMs),
      ]);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return { state: 'did not start', by: error.message };
    }
  };
  const { state, by } = await judge();
  return { mutant: mutant.id, state, by: published(by), inconclusive: [], durationMs: performance.now() - began };
};
