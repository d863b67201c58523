import type { ScenarioRun, StopState } from './scenario-run.ts';

/** How a scenario ends if a client or a request failed. `ours`: for a reason that may be no more than an accident. A broken connection is retried once; a second break is not an accident. */
export const stateOfFailure = (run: ScenarioRun, ours: boolean): StopState => {
  if (!ours) return 'not-testable';
  return run.attempt.afterAccident ? 'inconclusive' : 'broken';
};
