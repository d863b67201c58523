import type { StatusWord } from '../spec/status-word.ts';
import { type CallContext, isMember, membershipOf } from './call-context.ts';
import { type Certainty, answersIf } from './certainty.ts';

const any = (all: readonly Certainty[]): Certainty => {
  if (all.includes('yes')) return 'yes';
  return all.includes('maybe') ? 'maybe' : 'no';
};

/** Correct answers to whether a connection exists. */
export const connectionExists = ({ connection }: CallContext): readonly StatusWord[] =>
  answersIf(connection?.alive ?? 'no');

/** Correct answers to whether a group has connections. The document says "any client connections inside the given group", so stored users who are offline do not count. */
export const groupHasConnections = (context: CallContext): readonly StatusWord[] =>
  answersIf(any(context.live.map((row) => isMember(context, row))));

/** Correct answers to whether a user has connections. */
export const userHasConnections = ({ live, user }: CallContext): readonly StatusWord[] =>
  answersIf(any(live.filter((row) => row.user === user).map(({ alive }) => alive)));

/**
 * Correct answers to whether a user is in a group: they follow from the stored relation. No document says whether a user exists in a group to which only
 * one of their connections was added.
 */
export const userIsInGroup = (context: CallContext): readonly StatusWord[] => {
  const { model, hub, group, user, live } = context;
  const stored = model.relations.find((row) => row.hub === hub && row.group === group && row.user === user);
  const byConnection = live.some((row) => row.user === user && membershipOf(context, row)?.byConnection === true);
  const certainty = stored?.certainty ?? 'no';
  return answersIf(certainty !== 'yes' && byConnection ? 'maybe' : certainty);
};
