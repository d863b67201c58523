/** What a green of a check is worth: what it has been seen to find, as published by the proofs of this suite. */
export interface Worth {
  /** Faults of the catalogue on which it fails. */
  readonly faults: number;
  /** Small changes of the reference's source that it was the first to find. A mutant is given up at the first red. */
  readonly mutants: number;
}
