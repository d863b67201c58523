import type { CallStep, Name, Step } from '../../../contract/step.ts';
import { isRefused } from '../../requests/is-refused.ts';

/** A connection that is open, as far as the steps say. */
export interface Client {
  readonly user: Name | undefined;
  readonly hub: string;
}

/** What the steps before one have made. */
export interface Moment {
  /** The connections that are open, by their probes. */
  readonly clients: ReadonlyMap<string, Client>;
  /** Which connection is in which group, and which user, as {@link keyOf} says it. */
  readonly members: ReadonlyMap<string, Member>;
}

export interface Member {
  readonly hub: string;
  readonly group: Name;
  readonly probe?: string;
  readonly user?: Name;
}

/** Names are the same where their data are. */
export const keyOf = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** The hub of a step; the scenario's own has no name. */
export const hubOf = (step: { readonly hub?: Name }): string => keyOf(step.hub ?? 'main');

/** The probes of a user's open connections in a hub. */
export const probesOf = ({ clients }: Moment, user: Name, hub: string): readonly string[] =>
  [...clients].filter(([, one]) => one.hub === hub && keyOf(one.user) === keyOf(user)).map(([probe]) => probe);

/** Whether it is the user, or one of the user's connections. */
const isOf = (moment: Moment, member: Member, user: Name, hub: string): boolean =>
  member.hub === hub &&
  (member.probe === undefined
    ? keyOf(member.user) === keyOf(user)
    : probesOf(moment, user, hub).includes(member.probe));

/** The groups in which a user is, or one of their connections. */
export const groupsOf = (moment: Moment, user: Name, hub: string): readonly Name[] => {
  const all = [...moment.members.values()].filter((member) => isOf(moment, member, user, hub));
  return [...new Map(all.map(({ group }) => [keyOf(group), group])).values()];
};

/** The user's connections that are in a group, by themselves or through the user. */
export const probesInGroup = (moment: Moment, user: Name, { hub, group }: Member): readonly string[] => {
  const all = [...moment.members.values()].filter((one) => one.hub === hub && keyOf(one.group) === keyOf(group));
  const isThrough = all.some((one) => one.probe === undefined && keyOf(one.user) === keyOf(user));
  return probesOf(moment, user, hub).filter((probe) => isThrough || all.some((one) => one.probe === probe));
};

type Members = ReadonlyMap<string, Member>;

const withoutAny = (members: Members, isGone: (member: Member) => boolean): Members =>
  new Map([...members].filter(([, member]) => !isGone(member)));

const membersAfter = (moment: Moment, step: CallStep): Members => {
  const { members } = moment;
  const { operation, group, user, connection } = step;
  const hub = hubOf(step);
  const probe = typeof connection === 'string' ? connection : undefined;
  const isOfGroup = (member: Member): boolean => member.hub === hub && keyOf(member.group) === keyOf(group);
  if (group !== undefined && operation === 'addConnectionToGroup' && probe !== undefined)
    return new Map(members).set(keyOf(hub, group, 'probe', probe), { hub, group, probe });
  if (group !== undefined && operation === 'addUserToGroup')
    return new Map(members).set(keyOf(hub, group, 'user', user), { hub, group, user });
  if (operation === 'removeConnectionFromGroup')
    return withoutAny(members, (member) => isOfGroup(member) && member.probe === probe && probe !== undefined);
  if (operation === 'removeUserFromGroup')
    return withoutAny(members, (member) => isOfGroup(member) && isOf(moment, member, user, hub));
  if (operation === 'removeUserFromAllGroups') return withoutAny(members, (member) => isOf(moment, member, user, hub));
  return members;
};

const ended = (moment: Moment, gone: string): Moment => ({
  clients: new Map([...moment.clients].filter(([probe]) => probe !== gone)),
  members: withoutAny(moment.members, ({ probe }) => probe === gone),
});

const after = (moment: Moment, step: Step): Moment => {
  if (step.do === 'connect' && step.refused === undefined)
    return { ...moment, clients: new Map(moment.clients).set(step.probe, { user: step.user, hub: hubOf(step) }) };
  if (step.do === 'disconnect') return ended(moment, step.probe);
  if (step.do !== 'call' || isRefused(step)) return moment;
  if (step.operation === 'closeConnection')
    return typeof step.connection === 'string' ? ended(moment, step.connection) : moment;
  return { ...moment, members: membersAfter(moment, step) };
};

/** What there is before each step, of steps in which none is inside another. */
export const momentsOf = (steps: readonly Step[]): readonly Moment[] => {
  let moment: Moment = { clients: new Map(), members: new Map() };
  return steps.map((step) => {
    const before = moment;
    moment = after(moment, step);
    return before;
  });
};
