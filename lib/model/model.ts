import type { Certainty } from './certainty.ts';

/** The last connection of a probe. Hubs, users and groups are keys made by `nameKey`. */
export interface Connection {
  readonly probe: string;
  readonly hub: string;
  readonly user: string | undefined;
  readonly alive: Certainty;
}

/** A connection's being in a group; it ends with the connection. */
export interface Membership {
  readonly hub: string;
  readonly group: string;
  readonly probe: string;
  readonly certainty: Certainty;
  /** Whether the connection itself was added, not only its user. */
  readonly byConnection: boolean;
}

/** A stored user-group relation; it outlives connections. */
export interface Relation {
  readonly hub: string;
  readonly user: string;
  readonly group: string;
  readonly certainty: Certainty;
  /** Absent: stored without ttl, and so one of the 100 that a user may have. */
  readonly ttlSeconds: number | undefined;
  /** Label of the call that stored it. */
  readonly label: string | undefined;
  /** Labels of the calls whose ttl had been held to its end by then: this relation, with no shorter a ttl, is there when theirs has passed. */
  readonly storedAfter: readonly string[];
}

/** All that the REST v1 document lets a client know of a service. Immutable. Relations stand in the order of their last storing. */
export interface Model {
  readonly connections: readonly Connection[];
  readonly memberships: readonly Membership[];
  readonly relations: readonly Relation[];
  /** Labels of the calls whose ttl has been held to its end. */
  readonly held: readonly string[];
}

/** A service to which nobody has connected and which has stored nothing. */
export const initialModel = (): Model => ({ connections: [], memberships: [], relations: [], held: [] });

/** The last connection of the probe, if it ever connected. */
export const connectionOf = (model: Model, probe: string): Connection | undefined =>
  model.connections.find((connection) => connection.probe === probe);
