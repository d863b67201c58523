import type { ScenarioRun, StopState } from '../state/scenario-run.ts';

/** How a scenario ends if a client could not connect. A broken connection is retried once; a second break is not an accident. */
export const stateOfFailure = (run: ScenarioRun, ours: boolean): StopState => {
  if (!ours) return 'not-testable';
  return run.attempt.afterAccident ? 'inconclusive' : 'broken';
};
