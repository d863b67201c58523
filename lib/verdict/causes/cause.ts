import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult } from '../../contract/report.ts';

/** One deviation of a target as its author would name it, with all that shows it. */
export interface Cause {
  /** One line: which operations, and what they do. */
  readonly title: string;
  /** What they do. */
  readonly says: string;
  /** `fail` where a requirement of level must is concerned, else `warn`. */
  readonly verdict: 'fail' | 'warn';
  /** Ids of the requirements that the findings are about. */
  readonly requirements: readonly string[];
  /** Ids of the checks that show it. */
  readonly checks: readonly string[];
  /** Ids of the checks that could not be judged because of it. */
  readonly blocks: readonly string[];
  /** The plainest of the findings; absent where a check could not be tried at all. */
  readonly example: { readonly check: CheckResult; readonly finding?: Finding };
}
