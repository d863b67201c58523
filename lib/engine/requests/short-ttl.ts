import type { Timing } from '../../contract/timing.ts';
import type { Profile } from '../../target/profile.ts';

/** The whole seconds that the ttl `short` stands for: long enough for a dozen exchanges and a connect, as the target was measured. */
export const shortTtlSeconds = (timing: Timing, profile: Profile): number => {
  const needed = 8 * timing.roundTripMs + 3 * timing.connectMs + 3 * timing.deliveryMs;
  return Math.max(1, Math.ceil((needed + 2 * profile.timing.ttlGranularityMs) / 1000));
};
