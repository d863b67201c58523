import type { Profile } from '../../target/profile.ts';
import type { PingStep } from '../../contract/step.ts';

/**
 * How long a step about pings takes on a target that is right, in milliseconds. A target that does not hear pings may look for the silent only as
 * often as it pings, so that much is waited beyond its time-out.
 */
export const keepAliveMs = ({ expect }: PingStep, { pingIntervalMs, clientTimeoutMs }: Profile['timing']): number => {
  if (expect === 'from-server') return pingIntervalMs;
  return expect === 'survives' ? clientTimeoutMs + pingIntervalMs : clientTimeoutMs;
};
