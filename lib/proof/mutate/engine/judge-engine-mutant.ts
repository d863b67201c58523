import { tmpdir } from 'node:os';
import { packagePath } from '../../../package-root.ts';
import type { MutantResult } from '../mutant-result.ts';
import type { Mutant } from '../mutant.ts';
import type { FixedSetPart, FixedSetParts } from './fixed-set.ts';
import { roomOf } from './engine-mutants.ts';
import type { Lane } from './lane.ts';
import { fixedSetLimitMs, lookAtEngine } from './look-at-engine.ts';
import type { TestRun } from './test-order.ts';
import type { ConcernedTest, TestsOf } from './tests-of.ts';
import { usualDurations } from './usual-durations.ts';

/** How long a mutant is looked at, by what test files take without a mutant. */
export interface Patience {
  /** For the closest. */
  readonly nearMs: number;
  readonly testsMs: number;
  /** For tests that start the command line. They are run for the rooms that are seen there only. */
  readonly commandLineMs: number;
}

/** What is known of the engine as it is. */
export interface Unmutated {
  /** How many milliseconds test files take. */
  readonly durations: Map<string, number>;
  /** Whether a test file passes in a copy of the package. Who began to find out is waited for by the others. */
  readonly passes: Map<string, Promise<boolean>>;
  /** What it says of a part of the fixed set, every time alike. */
  readonly fixedSets: Map<FixedSetParts, Promise<FixedSetPart>>;
}

/** Nothing is known yet but what vitest remembers. It is found out where it is needed. */
export const emptyUnmutated = (): Unmutated => ({
  durations: usualDurations(),
  passes: new Map(),
  fixedSets: new Map(),
});

interface JudgeOptions {
  readonly lane: Lane;
  readonly testsOf: TestsOf;
  readonly unmutated: Unmutated;
  readonly patience: Patience;
}

/** What hangs is given up after this, and after so many times what it takes otherwise. */
const graceMs = 30_000;
const times = 6;
/** What is not known takes about as long as most. */
const unknownMs = 500;
const slowMs = 1000;
/** How long a test file may take without a mutant. */
const firstRunMs = 120_000;
/** Files of self-tests that are tried at most. */
const mostTests = 14;
const mostNear = 4;
const mostByCommandLine = 6;

type Found = Pick<MutantResult, 'state' | 'by'>;

/** A test that fails without a mutant says nothing. */
const passesAsItIs = (one: ConcernedTest, { lane, unmutated }: JudgeOptions): Promise<boolean> => {
  const find = async (): Promise<boolean> => {
    await lane.plant(undefined);
    const { failed } = await lane.runTest(one, firstRunMs);
    return failed === undefined;
  };
  const passes = unmutated.passes.get(one.test) ?? find();
  unmutated.passes.set(one.test, passes);
  return passes;
};

const seenThere = new Set(['cli', 'run', 'report', 'verdict']);
const onlySeenThere = new Set(['cli', 'report', 'verdict']);

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
    const run = async (): Promise<TestRun> => {
      await lane.plant(mutant);
      return await lane.runTest(one, graceMs + times * usual);
    };
    const { failed, durationMs } = await run();
    if (failed === undefined) {
      unmutated.durations.set(one.test, durationMs);
      continue;
    }
    if (!(await passesAsItIs(one, options))) continue;
    // A test of long scenarios may fail once by itself on a busy machine.
    if (usual < slowMs || (await run()).failed !== undefined) return { state: 'killed', by: `${one.test}: ${failed}` };
  }
  return undefined;
};

/** What spoils a verdict, like a busy machine, is no difference. */
const isSpoilt = (seen: string | undefined): boolean => seen?.includes('inconclusive') === true;

const differs = (name: string, seen: string | undefined, unmutated: FixedSetPart): boolean =>
  name in unmutated && seen !== unmutated[name] && !isSpoilt(seen) && !isSpoilt(unmutated[name]);

/** Judges the fixed set up to what the caller looks for. @returns that, or how the engine ended */
const lookFor = async (
  lane: Lane,
  parts: FixedSetParts,
  find: (part: FixedSetPart) => string | undefined,
): Promise<string | undefined> => {
  let found: string | undefined;
  const ended = await lane.judgeFixedSet(parts, fixedSetLimitMs, (part) => {
    found ??= find(part);
    return found !== undefined;
  });
  return found ?? ended;
};

/** On a busy machine a verdict may differ by itself: it has to differ twice with the mutant, and then not without it. */
const judgeByFixedSet = async (mutant: Mutant, { lane, unmutated }: JudgeOptions): Promise<Found | undefined> => {
  const parts = onlySeenThere.has(roomOf(mutant)) ? 'command line' : 'all';
  const looking = unmutated.fixedSets.get(parts) ?? lookAtEngine(lane, parts);
  unmutated.fixedSets.set(parts, looking);
  const fixedSet = await looking;
  await lane.plant(mutant);
  const first = await lookFor(lane, parts, (part) =>
    Object.keys(part).find((name) => differs(name, part[name], fixedSet)),
  );
  if (first === undefined) return undefined;
  let last: string | undefined;
  const again = await lookFor(lane, parts, (part) => {
    if (!(first in part) || !differs(first, part[first], fixedSet)) return undefined;
    last = part[first];
    return first;
  });
  if (again !== first) return undefined;
  await lane.plant(undefined);
  const without = await lookFor(lane, parts, (part) =>
    first in part && part[first] === fixedSet[first] ? 'the same' : undefined,
  );
  if (without !== (first in fixedSet ? 'the same' : undefined)) return undefined;
  return { state: 'killed', by: last === undefined ? first : `${first}: ${last} in place of ${fixedSet[first]}` };
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
