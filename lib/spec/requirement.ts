/**
 * How binding a statement is: `must` is the REST v1 document; `should` another Microsoft document; `record` undocumented or contradictory,
 * observed and reported, never judged.
 */
export type Level = 'must' | 'should' | 'record';

/** One normative statement, from `fixtures/requirements/*.yaml`. */
export interface Requirement {
  /** `area/kebab-case`. */
  readonly id: string;
  readonly level: Level;
  /** The statement, in our own words. */
  readonly says: string;
  /** Document and section; for a regression, also the number of the issue. */
  readonly source: string;
  /** Why no check can verify it; a requirement has either this or checks. */
  readonly excluded?: string;
}
