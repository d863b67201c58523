import { addTo, dropMembership, setMembership, takeFrom, type Connection, type Hub } from '../state/state.ts';

export const join = (hub: Hub, connection: Connection, group: string): void =>
  setMembership(hub, connection, group, { direct: true });

export const register = (hub: Hub, connection: Connection): void => {
  hub.connections.set(connection.id, connection);
  if (connection.user !== undefined) addTo(hub.users, connection.user, connection);
};

export const inherit = (hub: Hub, connection: Connection): void => {
  const relations = connection.user === undefined ? undefined : hub.relations.get(connection.user);
  for (const group of relations?.keys() ?? []) setMembership(hub, connection, group, { direct: false });
};

export const unregister = (hub: Hub, connection: Connection): void => {
  hub.connections.delete(connection.id);
  if (connection.user !== undefined) takeFrom(hub.users, connection.user, connection);
  for (const group of connection.memberships.keys()) dropMembership(hub, connection, group);
};
