import { type CallContext, isMember } from './call-context.ts';
import { statusOf } from './certainty.ts';
import type { Moved } from './expected.ts';
import type { Membership, Model } from './model.ts';

const without = ({ model, hub, group }: CallContext, probe: string): readonly Membership[] =>
  model.memberships.filter((row) => row.hub !== hub || row.group !== group || row.probe !== probe);

/** PUT group/connection: takes effect at once; 404 if the connection does not exist. */
export const addConnection = (context: CallContext): Moved => {
  const { model, hub, group, connection } = context;
  if (connection === undefined || connection.alive === 'no') return { model, expected: { statuses: [404] } };
  const { probe, alive } = connection;
  const added: Membership = { hub, group, probe, certainty: alive, byConnection: true };
  return {
    model: { ...model, memberships: [...without(context, probe), added] },
    expected: { statuses: statusOf(alive, 200, 404) },
  };
};

/** Removes a connection. If its user is stored in the group, no document says whether the connection stays. */
const remaining = ({ model, hub, group, connection }: CallContext): readonly Membership[] => {
  const user = connection?.user;
  const isStored = model.relations.some((row) => row.hub === hub && row.group === group && row.user === user);
  if (connection === undefined || !isStored) return [];
  return [{ hub, group, probe: connection.probe, certainty: 'maybe', byConnection: false }];
};

/** DELETE group/connection: 200 for a member; for others 200 or 404, since no document decides it. */
export const removeConnection = (context: CallContext): Moved => {
  const { model, connection } = context;
  if (connection === undefined || connection.alive === 'no') return { model, expected: { statuses: [200, 404] } };
  const certain = isMember(context, connection) === 'yes';
  const after: Model = {
    ...model,
    memberships: [...without(context, connection.probe), ...remaining(context)],
  };
  return { model: after, expected: { statuses: certain ? [200] : [200, 404] } };
};
