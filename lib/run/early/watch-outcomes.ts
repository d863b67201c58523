import type { KnownList } from '../../contract/known/known-entry.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Verdict } from '../../contract/report.ts';
import { createQuickVerdict } from '../../verdict/quick-verdict.ts';
import type { Target } from '../../target/target.ts';
import { requirementsOf } from '../outside/requirements-of.ts';
import type { PreparedRun } from '../prepare-run.ts';
import { createBail, type BailOptions } from './bail.ts';

export interface WatchOptions extends Pick<PreparedRun, 'checks' | 'outside'>, BailOptions {
  readonly target: Target;
  readonly known: KnownList | undefined;
}

type Quick = ReturnType<typeof createQuickVerdict>;

/** What is done with each outcome of a run as it comes: it is shown with its verdict, and it may end the run. */
export const watchOutcomes = (
  { checks, outside, target, known, ...bail }: WatchOptions,
  see: (outcome: Outcome, verdict: Verdict) => void,
): ((outcome: Outcome) => void) => {
  const count = createBail(bail);
  // Made at the first outcome, since until then other things are waited for.
  let quick: Quick | undefined;
  const verdictOf: Quick = (outcome) => {
    quick ??= createQuickVerdict({
      checks: checks.map(({ check }) => check),
      requirements: requirementsOf(outside, target.catalogue),
      known: (known?.entries ?? []).map(({ deviation }) => deviation),
    });
    return quick(outcome);
  };
  return (outcome) => {
    const verdict = verdictOf(outcome);
    see(outcome, verdict);
    count(verdict);
  };
};
