import type { Certainty } from './certainty.ts';

/** The last connection of a probe. Hubs, users and groups are keys made by `nameKey`. */
export interface Connection {
  readonly probe: string;
  readonly hub: string;
  readonly user: string | undefined;
  readonly alive: Certainty;
}

/** A connection's membership of a group. It ends with the connection. */
export interface Membership {
  readonly hub: string;
  readonly group: string;
  readonly probe: string;
  readonly certainty: Certainty;
  /** Whether the connection itself was added, not only its user. */
  readonly byConnection: boolean;
}

/** A stored relation of a user and a group. It outlives connections. */
export interface Relation {
  readonly hub: string;
  readonly user: string;
  readonly group: string;
  readonly certainty: Certainty;
  /** Absent: stored without ttl. Such a relation counts towards the limit of 100 per user. */
  readonly ttlSeconds: number | undefined;
  /** Label of the call that stored it. */
  readonly label: string | undefined;
  /** Labels of the calls whose ttl a step had already waited out. This relation has no shorter ttl, so it exists when theirs has expired. */
  readonly storedAfter: readonly string[];
}

/** Everything a client can know about a service according to the REST v1 document. Immutable. Relations are in the order in which they were last stored. */
export interface Model {
  readonly connections: readonly Connection[];
  readonly memberships: readonly Membership[];
  readonly relations: readonly Relation[];
  /** Labels of the calls whose ttl a step has waited out. */
  readonly held: readonly string[];
}

/** A service without connections and stored relations. */
export const initialModel = (): Model => ({ connections: [], memberships: [], relations: [], held: [] });

/** The last connection of the probe, if it ever connected. */
export const connectionOf = (model: Model, probe: string): Connection | undefined =>
  model.connections.find((connection) => connection.probe === probe);
