import { type CallContext, isMember } from './call-context.ts';
import { answersIf } from './certainty.ts';
import type { Moved } from './expected.ts';
import type { Membership, Model } from './model.ts';

const without = ({ model, hub, group }: CallContext, probe: string): readonly Membership[] =>
  model.memberships.filter((row) => row.hub !== hub || row.group !== group || row.probe !== probe);

/** Adds a connection: takes effect at once; absence if the connection does not exist. */
export const addConnection = (context: CallContext): Moved => {
  const { model, hub, group, connection } = context;
  if (connection === undefined || connection.alive === 'no') return { model, expected: { answers: ['absent'] } };
  const { probe, alive } = connection;
  const added: Membership = { hub, group, probe, certainty: alive, byConnection: true };
  return {
    model: { ...model, memberships: [...without(context, probe), added] },
    expected: { answers: answersIf(alive) },
  };
};

/** Removes a connection. If its user is stored in the group, no document says whether the connection stays. */
const remaining = ({ model, hub, group, connection }: CallContext): readonly Membership[] => {
  const user = connection?.user;
  const isStored = model.relations.some((row) => row.hub === hub && row.group === group && row.user === user);
  if (connection === undefined || !isStored) return [];
  return [{ hub, group, probe: connection.probe, certainty: 'maybe', byConnection: false }];
};

/** Removes a connection: success for a member; for others success or absence, since no document decides it. */
export const removeConnection = (context: CallContext): Moved => {
  const { model, connection } = context;
  if (connection === undefined || connection.alive === 'no')
    return { model, expected: { answers: ['success', 'absent'] } };
  const certain = isMember(context, connection) === 'yes';
  const after: Model = {
    ...model,
    memberships: [...without(context, connection.probe), ...remaining(context)],
  };
  return { model: after, expected: { answers: certain ? ['success'] : ['success', 'absent'] } };
};
