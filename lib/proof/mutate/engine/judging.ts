import type { MutantResult } from '../mutant-result.ts';
import type { FixedSetPart, FixedSetParts } from './fixed-set.ts';
import type { Lane } from './lane.ts';
import type { TestsOf } from './tests-of.ts';
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
  /** How long a test file takes in a copy of the package; undefined: it fails there. Who began to find out is waited for by the others. */
  readonly asTheyAre: Map<string, Promise<number | undefined>>;
  /** What it says of a part of the fixed set, every time alike. */
  readonly fixedSets: Map<FixedSetParts, Promise<FixedSetPart>>;
}

/** Nothing is known yet but what vitest remembers. It is found out where it is needed. */
export const emptyUnmutated = (): Unmutated => ({
  durations: usualDurations(),
  asTheyAre: new Map(),
  fixedSets: new Map(),
});

/** With what a mutant is judged. */
export interface JudgeOptions {
  readonly lane: Lane;
  readonly testsOf: TestsOf;
  readonly unmutated: Unmutated;
  readonly patience: Patience;
}

/** What became of a mutant. */
export type Found = Pick<MutantResult, 'state' | 'by'>;
