import { chooseProfile } from '../../target/choose-profile.ts';
import type { Target } from '../../target/target.ts';
import type { Shard } from './shard.ts';

/** A service on loopback is each machine's own. */
export const isOfOneMachine = ({ restBase }: Target): boolean => chooseProfile(restBase).name === 'local';

/** The limits of a target that hold for all parts together. */
export const sharedLimits = ['sockets', 'connectsPerSecond', 'requests'] as const;
export type SharedLimit = (typeof sharedLimits)[number];

/**
 * The target as one part may use it: its share of connections, connects and requests at once, and hubs of its own where the profile has a fixed list.
 */
export const shareTarget = (target: Target, { index, of }: Shard): Target => {
  const { profile } = target;
  const fixed = profile.hubs.fixed.filter((_, place) => place % of === index - 1);
  const part = (name: SharedLimit): number => Math.max(1, Math.floor(profile.limits[name] / of));
  const shared = isOfOneMachine(target) ? {} : Object.fromEntries(sharedLimits.map((name) => [name, part(name)]));
  return {
    ...target,
    profile: { ...profile, hubs: { ...profile.hubs, fixed }, limits: { ...profile.limits, ...shared } },
  };
};
