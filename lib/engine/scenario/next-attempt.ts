import type { Attempt, Firsts } from '../state/attempt.ts';
import type { StopState } from '../state/scenario-run.ts';

/** How an attempt ended. */
export interface Ended {
  /** It found a deviation. */
  readonly found: boolean;
  /** Why it ended before its last step; undefined: it did not. */
  readonly stop: StopState | undefined;
  /** An effect that may not have settled could explain the failure. */
  readonly unsettled: boolean;
  /** Lag cannot explain the deviation, however long an effect takes. */
  readonly certain: boolean;
  /** Steps at which an effect was late in this and all previous attempts, which must be reproduced; empty: none. */
  readonly late: readonly string[];
  /** What is known of the first questions at those of them at which all later ones were answered rightly each time. */
  readonly firsts: Firsts;
  /** Steps at which something was found, and whose question is to be asked again and again; empty: none. */
  readonly suspects: readonly string[];
  /** How many times the short ttl outlasts all lag that the profile excuses. */
  readonly ttlFactorBeyondLag: number;
  /** A connection ended without a word of the target. */
  readonly cut: boolean;
  /** This process was too busy to keep a connection alive. */
  readonly neglected: boolean;
}

/** `done`: the result of this attempt is final; `excused`: it says nothing about the target. */
export type Next = Attempt | 'done' | 'excused';

/** How far a ttl may be extended beyond the measured one because the target is slow. */
const longestTtlFactor = 16;

/** Decides what follows an attempt at a scenario. */
export const nextAttempt = (
  attempt: Attempt,
  { found, stop, unsettled, certain, late, firsts, suspects, cut, neglected, ttlFactorBeyondLag }: Ended,
): Next => {
  const again = (change: Partial<Attempt>): Attempt => ({ ...attempt, number: attempt.number + 1, ...change });
  const isRed = found || stop === 'not-testable';
  if (isRed && unsettled && !certain && !attempt.patient) {
    // Red and then green may also be a replica that is wrong and one that is right.
    return again({ patient: true, insist: [...attempt.insist, ...suspects] });
  }
  if (isRed && neglected) return attempt.afterAccident ? 'excused' : again({ afterAccident: true });
  // Once is an accident of the network; again, under the same conditions, is what the target does.
  if (isRed && cut && !attempt.afterAccident) return again({ afterAccident: true });
  if (found) return 'done';
  if ((stop === 'too-slow' || stop === 'unseen') && attempt.ttlFactor < longestTtlFactor) {
    if (stop === 'too-slow') return again({ ttlFactor: 2 * attempt.ttlFactor });
    // What is not seen in all that time is never seen: no shorter ttl could show it.
    const longer = attempt.patient ? 2 * attempt.ttlFactor : attempt.ttlFactor;
    return again({ ttlFactor: Math.min(longestTtlFactor, Math.max(longer, ttlFactorBeyondLag)), patient: true });
  }
  if (stop === 'broken' && !attempt.afterAccident) return again({ afterAccident: true });
  // Once is enough for a question that was put again and again, and right each time.
  if (stop === undefined && late.length > 0)
    return again({ late: { tries: attempt.late.tries + 1, steps: late, firsts }, insist: [], hasLasted: true });
  return 'done';
};
