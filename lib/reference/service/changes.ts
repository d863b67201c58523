import type { OperationId } from '../../spec/operation.ts';
import type { Call } from '../state/call.ts';
import type { Policies } from '../policies/policies.ts';
import type { Hub } from '../state/state.ts';

type Change = (policies: Policies, hub: Hub, call: Call) => void;

const addConnection: Change = (policies, hub, { connection, group }) => {
  const one = hub.connections.get(connection);
  if (one !== undefined) policies.join(hub, one, group);
};

const removeConnection: Change = (policies, hub, { connection, group }) => {
  const one = hub.connections.get(connection);
  if (one !== undefined) policies.leave(hub, one, group);
};

const addUser: Change = (policies, hub, { user, group, query }) => {
  const relating = { user, group, ttlSeconds: query.ttlSeconds };
  const relation = policies.relation(relating, Date.now());
  policies.store(hub, relating, relation);
  policies.joinUser(hub, relating, relation);
  for (const one of policies.overflow(hub, user)) policies.forget(hub, one);
};

/** The connection is removed before its close message is sent, as Microsoft's SDK expects. */
const close: Change = (policies, hub, call) => {
  for (const connection of policies.closing(hub, call)) {
    policies.unregister(hub, connection);
    const record = policies.closeRecord(connection, call.query.reason);
    if (record !== undefined) connection.transport.send(record);
    policies.endSocket(connection);
  }
};

/** What each operation that changes something does to its hub. */
export const changes: Readonly<Partial<Record<OperationId, Change>>> = {
  closeConnection: close,
  addConnectionToGroup: addConnection,
  removeConnectionFromGroup: removeConnection,
  addUserToGroup: addUser,
  removeUserFromGroup: (policies, hub, { user, group }) => policies.unrelate(hub, user, group),
  removeUserFromAllGroups: (policies, hub, { user }) => policies.unrelateAll(hub, user),
};
