/** Values of each property, in proportion to an ordinary run, for a first look, and by the other forms of tokens. */
export const fewRuns = 0.2;

/** Under what mutants are judged. The published page says the same. */
export interface MutantConditions {
  readonly profile: string;
  /** Shortest deadline of a delivery. */
  readonly deliveryMs: number;
  /** Timeout of a request. */
  readonly requestMs: number;
  readonly seed: number;
  readonly fewRuns: number;
}
