import { loadProfile } from '../target/load-profile.ts';
import type { Profile } from '../target/profile.ts';

/** The reference's profile with a shorter wait for what will not come: in a proof most runs are against a service that loses something. */
export const proofProfile = (): Profile => {
  const profile = loadProfile('reference');
  return { ...profile, timing: { ...profile.timing, deliveryFloorMs: 600 } };
};
