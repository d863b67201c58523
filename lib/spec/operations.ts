import type { Operation, OperationId, PathParameter, QueryParameter } from './operation.ts';

interface Row {
  readonly title: string;
  readonly query?: readonly QueryParameter[];
  readonly sends?: true;
  readonly statuses: readonly number[];
  /** The document gives this operation's name parameters a blank description. */
  readonly blank?: true;
}

const operation = (id: OperationId, request: `${Operation['method']} ${string}`, row: Row): Operation => {
  const [method, path] = request.split(' ') as [Operation['method'], string];
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as PathParameter);
  return {
    id,
    title: row.title,
    method,
    path,
    parameters,
    query: row.query ?? [],
    sends: row.sends ?? false,
    statuses: row.statuses,
    statesHubRule: !row.blank,
    statesGroupRule: !row.blank && parameters.includes('group'),
  };
};

const hub = '/api/v1/hubs/{hub}';

/**
 * The fourteen operations, in the order of the REST v1 document: the only place that knows paths, parameters and documented statuses.
 * The document writes `{id}`, `{user}` and `{connectionId}`; here one word stands for one thing.
 */
export const operations: readonly Operation[] = [
  operation('broadcast', `POST ${hub}`, {
    title: 'Send a message to every client of the hub',
    query: ['excluded'],
    sends: true,
    statuses: [202, 400],
  }),
  operation('sendToUser', `POST ${hub}/users/{user}`, {
    title: 'Send a message to every client of the user',
    sends: true,
    statuses: [202, 400],
  }),
  operation('sendToConnection', `POST ${hub}/connections/{connection}`, {
    title: 'Send a message to one connection',
    sends: true,
    statuses: [202, 400],
  }),
  operation('connectionExists', `GET ${hub}/connections/{connection}`, {
    title: 'Does the connection exist?',
    statuses: [200, 400, 404],
    blank: true,
  }),
  operation('closeConnection', `DELETE ${hub}/connections/{connection}`, {
    title: 'Close the client connection',
    query: ['reason'],
    statuses: [202, 400],
    blank: true,
  }),
  operation('sendToGroup', `POST ${hub}/groups/{group}`, {
    title: 'Send a message to every client in the group',
    query: ['excluded'],
    sends: true,
    statuses: [202, 400],
  }),
  operation('groupHasConnections', `GET ${hub}/groups/{group}`, {
    title: 'Is any connection in the group?',
    statuses: [200, 400, 404],
    blank: true,
  }),
  operation('userHasConnections', `GET ${hub}/users/{user}`, {
    title: 'Is any client connected for the user?',
    statuses: [200, 400, 404],
    blank: true,
  }),
  operation('addConnectionToGroup', `PUT ${hub}/groups/{group}/connections/{connection}`, {
    title: 'Add a connection to the group',
    statuses: [200, 400, 404],
  }),
  operation('removeConnectionFromGroup', `DELETE ${hub}/groups/{group}/connections/{connection}`, {
    title: 'Remove a connection from the group',
    statuses: [200, 400, 404],
  }),
  operation('userIsInGroup', `GET ${hub}/groups/{group}/users/{user}`, {
    title: 'Does the user exist in the group?',
    statuses: [200, 400, 404],
  }),
  operation('addUserToGroup', `PUT ${hub}/groups/{group}/users/{user}`, {
    title: 'Add a user to the group',
    query: ['ttl'],
    statuses: [202, 400],
  }),
  operation('removeUserFromGroup', `DELETE ${hub}/groups/{group}/users/{user}`, {
    title: 'Remove a user from the group',
    statuses: [202, 400],
  }),
  operation('removeUserFromAllGroups', `DELETE ${hub}/users/{user}/groups`, {
    title: 'Remove a user from all groups',
    statuses: [200, 202, 400],
  }),
];

const byId = new Map(operations.map((row) => [row.id, row]));

/** The row of an operation. @throws TypeError for an id that the table does not have. */
export const operationOf = (id: OperationId): Operation => {
  const row = byId.get(id);
  if (row === undefined) throw new TypeError(`no operation ${id}`);
  return row;
};
