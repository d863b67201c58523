import type { CallStep, ConnectionRef } from '../contract/step.ts';
import { both, type Certainty } from './certainty.ts';
import { type Connection, connectionOf, type Membership, type Model } from './model.ts';
import { nameKey } from './name-key.ts';

/** A call whose names are resolved against a model. */
export interface CallContext {
  readonly model: Model;
  readonly call: CallStep;
  readonly hub: string;
  readonly group: string;
  readonly user: string;
  /** The connection that the call names, if the hub ever had it. */
  readonly connection: Connection | undefined;
  /** The connections of the hub that are, or may be, alive. */
  readonly live: readonly Connection[];
}

const isIn = (connection: Connection, hub: string): boolean => connection.hub === hub;

/** Finds a connection by reference. A probe of another hub is not found, and neither is an id that belongs to no probe. */
const resolve = (model: Model, hub: string, ref: ConnectionRef | undefined): Connection | undefined => {
  const found = typeof ref === 'string' ? connectionOf(model, ref) : undefined;
  return found !== undefined && isIn(found, hub) ? found : undefined;
};

/** Resolves the names of a call. */
export const callContext = (model: Model, call: CallStep): CallContext => {
  const hub = nameKey(call.hub);
  return {
    model,
    call,
    hub,
    group: nameKey(call.group),
    user: nameKey(call.user),
    connection: resolve(model, hub, call.connection),
    live: model.connections.filter((row) => isIn(row, hub) && row.alive !== 'no'),
  };
};

/** The membership of a connection in the group of the call, if it exists or may exist. */
export const membershipOf = (context: CallContext, connection: Connection): Membership | undefined =>
  context.model.memberships.find(
    (row) => row.hub === context.hub && row.group === context.group && row.probe === connection.probe,
  );

/** Whether a connection is alive and in the group of the call. */
export const isMember = (context: CallContext, connection: Connection): Certainty =>
  both(connection.alive, membershipOf(context, connection)?.certainty ?? 'no');
