import type { ScenarioRun, StopState } from '../state/scenario-run.ts';

/** How a scenario ends in which a client could not connect. A broken connection is tried once more; the second time it is no accident. */
export const stateOfFailure = (run: ScenarioRun, ours: boolean): StopState => {
  if (!ours) return 'not-testable';
  return run.attempt.afterAccident ? 'inconclusive' : 'broken';
};
