import type { Call } from '../state/call.ts';
import type { Hub } from '../state/state.ts';

/** A stored user who is offline is no connection in the group, but is in the group. */
export const exists = (hub: Hub, { operation, connection, user, group }: Call): boolean => {
  switch (operation.id) {
    case 'connectionExists':
      return hub.connections.has(connection);
    case 'userHasConnections':
      return hub.users.has(user);
    case 'groupHasConnections':
      return hub.groups.has(group);
    default:
      return hub.relations.get(user)?.has(group) === true;
  }
};
