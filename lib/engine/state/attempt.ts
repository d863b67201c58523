/** By step: how long its first question had waited, in each attempt. */
export type Firsts = Readonly<Record<string, readonly number[]>>;

/** The conditions of an attempt at a scenario. Only `nextAttempt` decides what follows it. */
export interface Attempt {
  /** Counted from 1. */
  readonly number: number;
  /** How many times the short ttl a ttl lasts: doubled when the target was too slow for it. */
  readonly ttlFactor: number;
  /** An accident (a broken connection, a busy process) has ended an earlier attempt: the same again is not excused. */
  readonly afterAccident: boolean;
  /** Effects get all the time that the profile allows. */
  readonly patient: boolean;
  /** Steps at which an effect has been late in each of so many attempts. */
  readonly late: {
    readonly tries: number;
    readonly steps: readonly string[];
    /** Of the steps at which only the first question was answered wrongly each time: how long after the change it was put, in milliseconds. */
    readonly firsts?: Firsts;
  };
  /** Steps whose question is asked again and again: an earlier attempt found something there. */
  readonly insist: readonly string[];
  /** An earlier attempt has judged what must last. This one is for something else, and does not soak again. */
  readonly hasLasted: boolean;
  /** `short`: deadlines too short for a verdict, for shrinking only. Its result is confirmed with the full deadlines. */
  readonly deadlines: 'full' | 'short';
}

/** The attempt that a scenario begins with. */
export const firstAttempt: Attempt = {
  number: 1,
  ttlFactor: 1,
  afterAccident: false,
  patient: false,
  late: { tries: 0, steps: [] },
  insist: [],
  hasLasted: false,
  deadlines: 'full',
};
