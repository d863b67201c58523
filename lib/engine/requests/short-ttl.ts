import type { Timing } from '../../contract/timing.ts';
import type { Profile } from '../../target/profile.ts';
import type { SessionContext } from '../state/session-context.ts';
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

/** The whole seconds that the ttl `short` stands for: long enough for a dozen exchanges and a connect, as the target was measured. */
export const shortTtlSeconds = (timing: Timing, granularity: number): number => {
  const needed = 8 * timing.roundTripMs + 3 * timing.connectMs + 3 * timing.deliveryMs;
  return Math.max(1, Math.ceil((needed + 2 * granularity) / 1000));
};

/** An effect that shows sooner fits into a short ttl anyway. */
const slowMs = 500;

/** How many times the short ttl lasts in the first attempt. Where stored users are known to show late, one and a half times that lag is added. */
export const firstTtlFactor = ({
  options: { timing, target },
  lagRecord,
}: Pick<SessionContext, 'options' | 'lagRecord'>): number => {
  const isUnknown = timing.unknownEffects?.includes('user-join') === true;
  const tookMs = (isUnknown ? lagRecord.took('user-join') : timing.effects['user-join']) ?? 0;
  const lagMs = Math.min(tookMs, target.profile.consistency.effectBudgetMs);
  const seconds = shortTtlSeconds(timing, granularityMs(target.profile, false));
  return lagMs < slowMs ? 1 : (seconds + Math.ceil((1.5 * lagMs) / 1000)) / seconds;
};

/** How many times the short ttl lasts longer than any effect is still waited for, with all that the profile allows. */
export const ttlFactorBeyondLag = ({
  options: { timing, target },
  patience,
}: Pick<SessionContext, 'options' | 'patience'>): number => {
  const { profile } = target;
  const granularity = granularityMs(profile, true);
  const leastMs = patience.within('effect', profile.consistency.effectBudgetMs, 'user-join') + granularity;
  return (Math.floor(leastMs / 1000) + 1) / shortTtlSeconds(timing, granularity);
};
