import type { KnownDeviation } from '../../contract/known/known-entry.ts';
import type { Verdict } from '../../contract/report.ts';

/** What a change is. `new` and `gone`: only one of the runs could judge it. `unsure`: one of them came to no verdict. */
export const kinds = ['broken', 'fixed', 'new', 'gone', 'unsure'] as const;
export type Kind = (typeof kinds)[number];

/** A requirement whose verdict is another. */
export interface RequirementChange {
  readonly kind: Kind;
  readonly id: string;
  readonly level: string;
  readonly says: string;
  /** Absent where the run has no such requirement. */
  readonly before?: Verdict;
  readonly after?: Verdict;
  /** Why it is neither broken nor fixed. */
  readonly why?: string;
  /** Where the second run accepts it. */
  readonly known?: KnownDeviation;
}

/** A cause that only one of the runs shows. */
export interface CauseChange {
  readonly kind: Kind;
  readonly title: string;
  readonly verdict: 'fail' | 'warn';
  readonly requirements: readonly string[];
  readonly checks: readonly string[];
  readonly why?: string;
}

/** One of two reports. */
export interface Side {
  readonly file: string;
  readonly suite: string;
  readonly target: string;
  readonly profile: string;
  readonly seed: number;
  readonly startedAt: string;
  /** `everything`, or the filters; and what else decides what is run. */
  readonly selection: string;
  readonly verdict: string;
}

/** Two reports compared; as JSON, too. */
export interface Comparison {
  readonly format: 1;
  readonly before: Side;
  readonly after: Side;
  /** Fields of the sides that are not the same, but for `file`, `startedAt` and `verdict`. */
  readonly differs: readonly string[];
  readonly requirements: readonly RequirementChange[];
  readonly causes: readonly CauseChange[];
  /** Requirements with the same verdict, and those that one of the selections left out. */
  readonly same: number;
  readonly leftOut: number;
  readonly exitCode: 0 | 1 | 2;
  readonly sentence: string;
}
