import type { Call } from '../state/call.ts';
import type { Hub } from '../state/state.ts';

/** An offline stored user is in the group but does not count as a connection in it. */
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
