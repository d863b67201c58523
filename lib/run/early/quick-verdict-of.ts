import type { KnownList } from '../../contract/known/known-entry.ts';
import { createQuickVerdict } from '../../verdict/quick-verdict.ts';
import type { Target } from '../../target/target.ts';
import { requirementsOf } from '../outside/requirements-of.ts';
import type { PreparedRun } from '../prepare-run.ts';

export interface QuickVerdictOf extends Pick<PreparedRun, 'checks' | 'outside'> {
  readonly target: Target;
  readonly known: KnownList | undefined;
}

/** The verdict of each check of a run while it goes on; made at the first outcome, since until then other things are waited for. */
export const quickVerdictOf = ({
  checks,
  outside,
  target,
  known,
}: QuickVerdictOf): ReturnType<typeof createQuickVerdict> => {
  let quick: ReturnType<typeof createQuickVerdict> | undefined;
  return (outcome) => {
    quick ??= createQuickVerdict({
      checks: checks.map(({ check }) => check),
      requirements: requirementsOf(outside, target.catalogue),
      known: (known?.entries ?? []).map(({ deviation }) => deviation),
    });
    return quick(outcome);
  };
};
