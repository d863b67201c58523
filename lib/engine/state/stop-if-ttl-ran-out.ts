import { Stop, type ScenarioRun } from './scenario-run.ts';

type Ttls = Pick<ScenarioRun, 'ttls'>;

/** Why a scenario must restart with a longer ttl: the target was too slow for `what`, or its answers were wrong all the time. */
export const ttlRanOut = ({ ttls }: Ttls, what: string): Stop =>
  ttls.isAskedAgain
    ? new Stop('unseen', 'the ttl passed before its effect was seen')
    : new Stop('too-slow', `the ttl passed before ${what} could be checked`);

/**
 * Ends the scenario if one of its ttls had run out at the moment `at` of a response that was to be judged during the
 * ttl. The target was too slow, not wrong.
 *
 * @throws Stop too-slow or unseen: the scenario must restart with a longer ttl
 */
export const stopIfTtlRanOut = (run: Ttls, at: number): void => {
  if (run.ttls.running.some(({ passed, endsAt }) => !passed && endsAt <= at))
    throw ttlRanOut(run, 'the state during it');
};
