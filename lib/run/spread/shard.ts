/** One of the parts of a run that is spread over machines. */
export interface Shard {
  /** Counted from 1. */
  readonly index: number;
  readonly of: number;
}
