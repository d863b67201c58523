import type { Call } from './call.ts';
import type { Connection, Hub } from './state.ts';

const addressed = (hub: Hub, { operation, user, group, connection }: Call): Iterable<Connection> => {
  switch (operation.id) {
    case 'broadcast':
      return hub.connections.values();
    case 'sendToUser':
      return hub.users.get(user) ?? [];
    case 'sendToGroup':
      return hub.groups.get(group) ?? [];
    case 'sendToConnection': {
      const one = hub.connections.get(connection);
      return one === undefined ? [] : [one];
    }
    default:
      return [];
  }
};

/** Nobody, where nobody uses the name: a send is accepted all the same. */
export const audience = (hub: Hub, call: Call): readonly Connection[] => {
  const excluded = new Set(call.query.excluded);
  return [...addressed(hub, call)].filter(({ id }) => !excluded.has(id));
};
