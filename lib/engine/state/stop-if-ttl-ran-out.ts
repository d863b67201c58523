import { Stop, type ScenarioRun } from './scenario-run.ts';

/**
 * Ends the scenario if a ttl of it had run out at the moment `at` of an answer, while we were still looking at what holds during it: the target was
 * too slow for it, not wrong.
 *
 * @throws Stop too-slow: the scenario is to be begun anew with a longer ttl
 */
export const stopIfTtlRanOut = ({ ttls }: Pick<ScenarioRun, 'ttls'>, at: number): void => {
  if (ttls.running.some(({ passed, endsAt }) => !passed && endsAt <= at)) {
    throw new Stop('too-slow', 'the ttl passed before what holds during it could be looked at');
  }
};
