import type { CallStep, ConnectionRef, Name } from '../../../contract/step.ts';
import type { Operation, OperationId } from '../../../spec/operation.ts';
import type { Profile } from '../../../target/profile.ts';

/** What the steps of one script refer to. A text with `${…}` is the inside of a template literal. */
export interface ScriptScope {
  readonly profile: Profile;
  readonly operation: (id: OperationId) => Operation;
  /** The path of the health endpoint. */
  readonly health: string;
  /** The statuses with which a bad token is refused. */
  readonly unauthorized: readonly number[];
  /** A name as an expression. */
  readonly nameOf: (name: Name, kind: 'hub' | 'group' | 'user') => string;
  /** A name as a segment of a path, with `${…}`. */
  readonly segmentOf: (name: Name, kind: 'hub' | 'group' | 'user') => string;
  /** A connection as a segment of a path or a value of a query, with `${…}`. */
  readonly connectionOf: (connection: ConnectionRef) => string;
  /** Seconds of the ttl `short`. */
  readonly shortSeconds: number;
  /** Seconds of the ttl of a labelled call. */
  readonly ttlOf: (label: string) => number;
  /** The user of a client: what the step says, or one where the target requires a user. */
  readonly userOf: (probe: string, user: Name | undefined) => Name | undefined;
  /** The path of a call, with `${…}`. */
  readonly pathOf: (step: CallStep) => string;
}
