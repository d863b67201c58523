import type { Timing } from '../../contract/timing.ts';
import type { Profile } from '../../target/profile.ts';
import type { SessionContext } from '../state/session-context.ts';
import { isBeyondLag } from '../settling/could-be-lag.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** A target is judged at first as if its ttls were off by no more than this, whatever its profile allows. */
const assumedMs = 100;

/** By how much a ttl may be off in an attempt at a scenario. A red one is repeated with all that the profile allows. */
export const granularityMs = ({ timing }: Profile, patient: boolean): number =>
  patient ? timing.ttlGranularityMs : Math.min(timing.ttlGranularityMs, assumedMs);

/** By how much a ttl may be off in this scenario. */
export const granularityOf = ({ context, attempt }: ScenarioRun): number =>
  granularityMs(context.options.target.profile, attempt.patient);

/** How much longer than an attempt assumes a ttl may last, with all that the profile allows. */
export const mayLastLongerMs = (profile: Profile, patient: boolean): number =>
  granularityMs(profile, true) - granularityMs(profile, patient);

/** What is still there was so after all that the profile allows: a step that asks for what a ttl has ended waits so long. */
const isFoundAnyway = ({ found: { findings }, context }: ScenarioRun): boolean =>
  findings.length > 0 && findings.every((one) => one.code === 'not-expired' || isBeyondLag(one, context.operation));

/** Whether what the scenario came to would be another thing if ttls were less precise than it took them to be. */
export const isTtlAssumed = (run: ScenarioRun): boolean => {
  const { profile } = run.context.options.target;
  const soon = performance.now() + profile.timing.ttlGranularityMs;
  const mayBeOff = mayLastLongerMs(profile, run.attempt.patient) > 0;
  return mayBeOff && !isFoundAnyway(run) && run.ttls.running.some(({ endsAt }) => endsAt <= soon);
};

/** The whole seconds that the ttl `short` stands for: long enough for a dozen exchanges and a connect, as the target was measured. */
export const shortTtlSeconds = (timing: Timing, granularity: number): number => {
  const needed = 8 * timing.roundTripMs + 3 * timing.connectMs + 3 * timing.deliveryMs;
  return Math.max(1, Math.ceil((needed + 2 * granularity) / 1000));
};

/** How many times the short ttl lasts longer than any effect is still waited for, with all that the profile allows. */
export const ttlFactorBeyondLag = ({
  options: { timing, target },
  patience,
}: Pick<SessionContext, 'options' | 'patience'>): number => {
  const { profile } = target;
  const granularity = granularityMs(profile, true);
  const leastMs = patience.within('effect', profile.consistency.effectBudgetMs) + granularity;
  return (Math.floor(leastMs / 1000) + 1) / shortTtlSeconds(timing, granularity);
};
