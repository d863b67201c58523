import type { Step } from '../../contract/step.ts';
import { walkSteps } from '../plan/walk-steps.ts';
import { decides, type ScenarioRun } from '../state/scenario-run.ts';

/** Steps that decide only what they name. */
const silent: ReadonlySet<Step['do']> = new Set([
  'connect',
  'disconnect',
  'pass',
  'settle',
  'outlast',
  'together',
  'invoke',
]);

const decidedBy = (run: ScenarioRun, step: Step): readonly string[] =>
  step.setup === true || silent.has(step.do) ? (step.verifies ?? []) : decides(run, step);

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
  return new Set(left.flatMap(([step]) => decidedBy(run, step)));
};
