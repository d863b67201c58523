import type { Profile } from '../../target/profile.ts';
import { proofProfile, shippedProfile } from '../proof-profile.ts';

/** Values of each property, in proportion to an ordinary run: a fault that one value in twenty finds is missed by too many runs. */
const values = 0.5;

/** Under what faults are judged. The published page says the same. */
export interface FaultConditions {
  readonly seed: number;
  /** Values of each property, in proportion to an ordinary run. */
  readonly values: number;
  /** How often a fault is judged that is not caught. */
  readonly mostTries: number;
  readonly profile: Profile;
  /** Whether the target is measured first, as in a run. What is immediate by its profile need not be. */
  readonly measured: boolean;
  /** A worker that gives no result for so long has lost its way. */
  readonly limitMs: number;
}

/** By the profile of the reference, nothing may lag. A fault is given up sooner there than by one that lets effects lag. */
export const faultConditions: FaultConditions = {
  seed: 1,
  values,
  mostTries: 3,
  profile: proofProfile(),
  measured: false,
  limitMs: 120_000,
};

/** The conditions by a profile that lets effects lag: a run waits for as long as the profile allows before it calls something lost. */
export const faultConditionsBy = (profile: string): FaultConditions =>
  profile === faultConditions.profile.name
    ? faultConditions
    : { ...faultConditions, mostTries: 2, profile: shippedProfile(profile), measured: true, limitMs: 900_000 };
