import type { Step } from '../../contract/step.ts';
import { decidedBy } from '../plan/decided-by.ts';
import { walkSteps } from '../plan/walk-steps.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

const countOf = (steps: Iterable<Step>): Map<Step, number> => {
  const counts = new Map<Step, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  return counts;
};

/**
 * The requirements of which a deciding step was not done, because the scenario ended before it. What earlier steps saw of them is not all that there is to see.
 */
export const undecided = (run: ScenarioRun, steps: readonly Step[]): ReadonlySet<string> => {
  const done = countOf(run.found.done);
  const left = [...countOf(walkSteps(steps))].filter(([step, count]) => (done.get(step) ?? 0) < count);
  return new Set(left.flatMap(([step]) => decidedBy(step, run.check.requirements)));
};
