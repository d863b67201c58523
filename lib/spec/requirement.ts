import type { OperationId } from './operation.ts';

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
  /**
   * What it says of a message: that it is accepted, that it is accepted and arrives, that it also arrives as it was sent, that it arrives, that it arrives if it is accepted, that it arrives exactly once,
   * or that it does not arrive. A finding about a message is charged to it only if it is about that. Absent: any finding is.
   */
  readonly audience?: 'answer' | 'delivery' | 'whole' | 'arrival' | 'if-accepted' | 'once' | 'silence';
  /**
   * Findings that are charged to it where a check meets them that is not about them: `operation code`, or `operation code use` for those whose step used that. Where it
   * has such a finding itself, it has those of all other checks whose steps used that.
   */
  readonly charges?: readonly string[];
  /** It says of a sequence, or of what follows, what others say of one thing each: a deviation that one of those has is charged to that one. */
  readonly restates?: true;
  /** The operations of which it says what they do: where it is judged, none of them is replaced by another way to the same ground. */
  readonly effectOf?: readonly OperationId[];
  /** Why no check can verify it; a requirement has either this or checks. */
  readonly excluded?: string;
}
