import { type CallContext, isMember, membershipOf } from './call-context.ts';
import { type Certainty, statusOf } from './certainty.ts';

const any = (all: readonly Certainty[]): Certainty => {
  if (all.includes('yes')) return 'yes';
  return all.includes('maybe') ? 'maybe' : 'no';
};

/** Correct statuses of GET connection. */
export const connectionExists = ({ connection }: CallContext): readonly number[] =>
  statusOf(connection?.alive ?? 'no', 200, 404);

/** Correct statuses of GET group. The document says "any client connections inside the given group", so stored users who are offline do not count. */
export const groupHasConnections = (context: CallContext): readonly number[] =>
  statusOf(any(context.live.map((row) => isMember(context, row))), 200, 404);

/** Correct statuses of GET user. */
export const userHasConnections = ({ live, user }: CallContext): readonly number[] =>
  statusOf(any(live.filter((row) => row.user === user).map(({ alive }) => alive)), 200, 404);

/**
 * Correct statuses of GET group/user: they follow from the stored relation. No document says whether a user exists in a group to which only one of
 * their connections was added.
 */
export const userIsInGroup = (context: CallContext): readonly number[] => {
  const { model, hub, group, user, live } = context;
  const stored = model.relations.find((row) => row.hub === hub && row.group === group && row.user === user);
  const byConnection = live.some((row) => row.user === user && membershipOf(context, row)?.byConnection === true);
  const certainty = stored?.certainty ?? 'no';
  return statusOf(certainty !== 'yes' && byConnection ? 'maybe' : certainty, 200, 404);
};
