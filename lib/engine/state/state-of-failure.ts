import type { ScenarioRun, StopState } from './scenario-run.ts';

/**
 * How a scenario ends in which a client or a request failed.
 *
 * @param mayBeAccident whether the network or this machine may be the reason. Such a failure is tried again once; a second one is no accident
 */
export const stateOfFailure = (run: ScenarioRun, mayBeAccident: boolean): StopState => {
  if (!mayBeAccident) return 'not-testable';
  return run.attempt.afterAccident ? 'inconclusive' : 'broken';
};
