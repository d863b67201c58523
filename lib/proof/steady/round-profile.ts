import { loadProfile } from '../../target/load-profile.ts';
import type { Profile } from '../../target/profile.ts';
import { shippedProfile } from '../proof-profile.ts';
import { keepAlive } from './keep-alive.ts';
import type { Condition } from './condition.ts';

const pick = <T>(choices: readonly [T, ...T[]], random: () => number): T =>
  choices[Math.floor(random() * choices.length)] ?? choices[0];

/** From here on a slow round trip, and not the processor, is what a run spends its time on. */
const farMs = 20;

/** What is claimed of the service under a condition: that its effects lag, if they do. How much goes on at once is drawn, unless a shipped profile says it. */
export const roundProfile = ({ lag, network, replicas }: Condition, random: () => number): Profile => {
  if (replicas !== undefined) return shippedProfile(replicas.profile);
  const profile = loadProfile('reference');
  const isFar = (network.latencyMs ?? 0) >= farMs;
  const limits = {
    ...profile.limits,
    requests: pick(isFar ? [32, 96] : [6, 16, 32, 96], random),
    sockets: pick(isFar ? [64, 128] : [16, 32, 64, 128], random),
    connectsPerSecond: pick([100, 300, 1000], random),
  };
  const timing = { ...profile.timing, ...keepAlive };
  return { ...profile, timing, consistency: { effectBudgetMs: lag?.budgetMs ?? 0 }, limits };
};
