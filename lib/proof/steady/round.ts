import type { Finding } from '../../contract/outcome.ts';

/** One run of the suite under one condition; everything that is left to chance follows from the seed. */
export interface Round {
  readonly condition: string;
  readonly seed: number;
}

/** A check that did not pass although the service is correct. */
export interface Alarm {
  readonly check: string;
  readonly state: 'fail' | 'not-testable' | 'blocked' | 'inconclusive' | 'left-out';
  readonly reason: string;
  readonly findings: readonly Pick<Finding, 'code' | 'step' | 'message' | 'expected' | 'seen'>[];
}

/** What came of a round. */
export interface RoundResult extends Round {
  /** Checks that were judged: all that the profile lets apply. */
  readonly checkRuns: number;
  readonly alarms: readonly Alarm[];
  readonly durationMs: number;
  /** Why the round broke down: a fault of our own, which no verdict covers. */
  readonly broke?: string;
}
