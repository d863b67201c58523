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

/** One row of the REST v1 document. */
export interface Operation {
  readonly id: OperationId;
  /** The document's own sentence for it, in our words. */
  readonly title: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the target's base, with `{hub}`, `{group}`, `{user}`, `{connection}` standing for one encoded segment each. */
  readonly path: string;
  readonly parameters: readonly PathParameter[];
  readonly query: readonly QueryParameter[];
  /** Whether the operation carries a PayloadMessage. */
  readonly sends: boolean;
  /** Every status that the document lists, success first. */
  readonly statuses: readonly number[];
  /** Whether the document states the rule for `hub` on this operation (it leaves the description blank on four). */
  readonly statesHubRule: boolean;
  /** Whether the document states the rule for `group` on this operation. */
  readonly statesGroupRule: boolean;
}
