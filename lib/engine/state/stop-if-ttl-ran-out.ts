import { Stop, type ScenarioRun } from './scenario-run.ts';

/**
 * Ends the scenario if one of its ttls had run out at the moment `at` of a response that was to be judged during the
 * ttl. The target was too slow, not wrong.
 *
 * @throws Stop too-slow or unseen: the scenario must restart with a longer ttl
 */
export const stopIfTtlRanOut = ({ ttls }: Pick<ScenarioRun, 'ttls'>, at: number): void => {
  if (ttls.running.some(({ passed, endsAt }) => !passed && endsAt <= at)) {
    if (ttls.isAskedAgain) throw new Stop('unseen', 'the ttl passed before its effect was seen');
    throw new Stop('too-slow', 'the ttl passed before the state during it could be checked');
  }
};
