import type { Exchange } from './exchange.ts';

/** What a check found. A closed list: it is API (baselines, fault catalogue), the messages are not. */
export type FindingCode =
  | 'status' // the answer's status is not the expected one
  | 'undocumented-status' // passive monitor: a status that the document does not list
  | 'server-error' // passive monitor: 5xx
  | 'not-delivered' // an expected message did not come
  | 'misdelivered' // a probe outside the audience received the message
  | 'duplicated' // a message came more than once
  | 'altered' // target or arguments are not as sent
  | 'out-of-order'
  | 'leaked' // a message came to a probe of another scenario (hub)
  | 'late' // a message came after its check had been judged
  | 'not-closed' // no close frame, or the socket stays open
  | 'wrong-reason'
  | 'closed' // a connection was closed that should be open
  | 'connect-failed'
  | 'connected' // a connect that must be refused succeeded
  | 'expired-early'
  | 'not-expired'
  | 'no-ping'
  | 'malformed-frame' // passive monitor
  | 'no-answer'; // a request got no answer in time, although the control did

export interface Finding {
  readonly code: FindingCode;
  /** The requirements it decides (a subset of the check's `verifies`, or a monitor's own). */
  readonly requirements: readonly string[];
  readonly message: string;
  readonly expected: string;
  readonly seen: string;
  /** JSON path of the step, e.g. `$.steps[3]`. */
  readonly step?: string;
  readonly exchange?: Exchange;
  /** For a property: the shrunken value, seed and path to replay it. */
  readonly counterexample?: {
    readonly value: string;
    readonly seed: number;
    readonly path: string;
    readonly steps: readonly unknown[];
  };
}

/** Something noted, never judged. */
export interface Observation {
  readonly name: string;
  readonly seen: string;
  readonly requirements: readonly string[];
}

export type OutcomeState = 'pass' | 'fail' | 'inconclusive' | 'not-applicable' | 'not-testable';

/** What came of one check. Serialisable. */
export interface Outcome {
  readonly check: string;
  readonly state: OutcomeState;
  /** One sentence: why it is not `pass`. */
  readonly reason?: string;
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
  /** Requirements that at least one executed step looked at. */
  readonly looked: readonly string[];
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** Of that, waiting for a ttl or a keep-alive interval to pass. */
  readonly waitedMs: number;
  readonly exchanges: number;
  readonly messages: number;
  readonly sockets: number;
  /** Longest lag seen between an accepted effect and its being visible. */
  readonly lagMs?: number;
}
