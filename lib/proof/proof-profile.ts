import { loadProfile } from '../target/load-profile.ts';
import type { Profile } from '../target/profile.ts';

/** The access key of the services that proofs start. */
export const proofKey = 'proof-key-of-the-embedded-reference-0123456789';

/** The reference's profile with a shorter wait for what will not come: in a proof most runs are against a service that loses something. */
export const proofProfile = (): Profile => {
  const profile = loadProfile('reference');
  return { ...profile, timing: { ...profile.timing, deliveryFloorMs: 600 } };
};

/** A shipped profile with the consistency and the timing that it has. Only what protects a shared service is lifted: the rate of connects and the number of messages. */
export const shippedProfile = (name: string): Profile => {
  const profile = loadProfile(name);
  return { ...profile, limits: { ...profile.limits, connectsPerSecond: 1000, messages: Number.MAX_SAFE_INTEGER } };
};
