import type { Call } from '../state/call.ts';
import type { Connection, Hub } from '../state/state.ts';

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

/** Empty if no client uses the name; the send is still accepted. */
export const audience = (hub: Hub, call: Call): readonly Connection[] => {
  const all = [...addressed(hub, call)];
  const { excluded } = call.query;
  if (excluded.length === 0) return all;
  const leftOut = new Set(excluded);
  return all.filter(({ id }) => !leftOut.has(id));
};
