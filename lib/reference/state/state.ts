import type { Claims } from './claims.ts';

/** A user's relation to a group, stored independently of any connection. */
export interface Relation {
  readonly user: string;
  readonly group: string;
  /** Added without ttl: one of those of which the service keeps the latest 100 per user. */
  readonly lasting: boolean;
  /** When the relation expires, in epoch milliseconds. */
  readonly expiresAtMs: number;
}

/** Why a connection is in a group. */
export interface Membership {
  /** It was added itself; false: only its user was, and it leaves when that relation ends. */
  readonly direct: boolean;
}

/** The channel to one client. Its methods never throw, and do nothing on a closed socket. */
export interface Transport {
  /** Sends one record; the record separator is added. */
  send(record: string): void;
  /** Begins the closing handshake of the WebSocket. */
  close(): void;
}

/** A client that has completed its handshake. */
export interface Connection {
  readonly id: string;
  /** The key of its hub. */
  readonly hub: string;
  readonly user: string | undefined;
  readonly claims: Claims;
  /** By group. Changed by {@link setMembership} and {@link dropMembership} only. */
  readonly memberships: Map<string, Membership>;
  readonly transport: Transport;
}

/** Everything that is known of one hub. Empty sets and maps are not kept. */
export interface Hub {
  readonly connections: Map<string, Connection>;
  readonly users: Map<string, Set<Connection>>;
  readonly groups: Map<string, Set<Connection>>;
  /** By user, then by group, the latest updated last. */
  readonly relations: Map<string, Map<string, Relation>>;
  /** No relation expires before this moment. */
  nextExpiryMs: number;
}

const createHub = (): Hub => ({
  connections: new Map(),
  users: new Map(),
  groups: new Map(),
  relations: new Map(),
  nextExpiryMs: Infinity,
});

/** The hubs of a service, by key; a hub exists as long as something is in it. */
export interface Hubs {
  /** Returns the hub; creates it if it is not known. */
  get(key: string): Hub;
  /** Forgets the hub if nothing is in it. */
  settle(key: string): void;
  keys(): Iterable<string>;
  all(): Iterable<Hub>;
}

export const createHubs = (): Hubs => {
  const hubs = new Map<string, Hub>();
  return {
    get: (key) => {
      const known = hubs.get(key);
      if (known !== undefined) return known;
      const hub = createHub();
      hubs.set(key, hub);
      return hub;
    },
    settle: (key) => {
      const hub = hubs.get(key);
      if (hub !== undefined && hub.connections.size + hub.groups.size + hub.relations.size === 0) hubs.delete(key);
    },
    keys: () => hubs.keys(),
    all: () => hubs.values(),
  };
};

/** Adds to the set under the key; creates the set if needed. */
export const addTo = <T>(sets: Map<string, Set<T>>, key: string, value: T): void => {
  const set = sets.get(key) ?? new Set();
  set.add(value);
  sets.set(key, set);
};

/** Removes from the set under the key; deletes the set once it is empty. */
export const takeFrom = <T>(sets: Map<string, Set<T>>, key: string, value: T): void => {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
};

export const setMembership = (hub: Hub, connection: Connection, group: string, membership: Membership): void => {
  connection.memberships.set(group, membership);
  addTo(hub.groups, group, connection);
};

export const dropMembership = (hub: Hub, connection: Connection, group: string): void => {
  connection.memberships.delete(group);
  takeFrom(hub.groups, group, connection);
};
