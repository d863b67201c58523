import type { CatalogueEntry, OperationKind } from './catalogue.ts';

/** How often a name of the fourteen operations is written in data, it is one of these. */
export type OperationId =
  | 'broadcast'
  | 'sendToUser'
  | 'sendToConnection'
  | 'connectionExists'
  | 'closeConnection'
  | 'sendToGroup'
  | 'groupHasConnections'
  | 'userHasConnections'
  | 'addConnectionToGroup'
  | 'removeConnectionFromGroup'
  | 'userIsInGroup'
  | 'addUserToGroup'
  | 'removeUserFromGroup'
  | 'removeUserFromAllGroups';

export type PathParameter = 'hub' | 'group' | 'user' | 'connection';
export type QueryParameter = 'excluded' | 'ttl' | 'reason';

/** What an operation is in every catalogue: what scenarios may be written by. */
export interface OperationShape {
  readonly id: OperationId;
  readonly title: string;
  readonly kind: OperationKind;
  readonly effect?: 'joins' | 'leaves';
  readonly parameters: readonly PathParameter[];
  readonly query: readonly QueryParameter[];
  /** Whether the document has a status for what is not there. */
  readonly hasAbsence: boolean;
  readonly statesHubRule: boolean;
  readonly statesGroupRule: boolean;
}

/** An operation in one catalogue, with what follows from it. */
export interface Operation extends OperationShape, Omit<CatalogueEntry, 'path' | 'query'> {
  /** Path below the target's base, with `{hub}`, `{group}`, `{user}`, `{connection}` standing for one encoded segment each. */
  readonly path: string;
  /** What every request of it carries in its query, encoded. */
  readonly fixedQuery: readonly (readonly [name: string, value: string])[];
  /** Whether the operation carries a PayloadMessage. */
  readonly sends: boolean;
  readonly invalid: readonly number[];
  readonly unauthorized: readonly number[];
  /** What "not there" looks like: the operation's own statuses of it, else those of the version. */
  readonly notThere: readonly number[];
  /** What this target was found to answer in place of `notThere`. It is a finding once, and says the same everywhere else. */
  readonly saysNotThere: readonly number[];
  /** Every status that the document lists. */
  readonly statuses: readonly number[];
}
