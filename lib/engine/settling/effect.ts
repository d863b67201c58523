import type { Finding } from '../../contract/outcome.ts';
import { mostGroupsOfUser } from '../../spec/most-groups-of-user.ts';
import type { OperationId } from '../../spec/operation.ts';

/** A change that may become visible later than the response that accepted it. */
export type EffectKind =
  | 'registration' // a connection becomes known
  | 'join'
  | 'leave' // a connection, of a group
  | 'user-join'
  | 'overwriting-join' // a user, of one group more than they may be in
  | 'user-leave'
  | 'user-leave-all'
  | 'close' // a connection, by the service
  | 'end' // a connection, by its client, or because it was silent
  | 'expiry';

/** Moments are `performance.now()` milliseconds. */
export interface Effect {
  readonly kind: EffectKind;
  /** Probes that it concerns; undefined: all. */
  readonly probes?: ReadonlySet<string>;
  /** The user whose connections it concerns, those that they make later included. */
  readonly user?: string | undefined;
  /** The group that it concerns, if any. */
  readonly group?: string | undefined;
  readonly begunAt: number;
  /** Undefined until the answer that accepts it. */
  acceptedAt: number | undefined;
  /** How long the target may need to learn of it. */
  learnsWithinMs: number;
  /** Deviations until then may be caused by its lag. `settle` sets it earlier. */
  until: number;
  /** The end of all the time that it is allowed. */
  budgetEnd: number;
  /** The answer did not only accept it, but said that it was done. */
  isDone: boolean;
  /** It restores what an earlier effect of the scenario had undone. */
  readonly again: boolean;
  /** Deviations that it explained by its lag. */
  readonly wrong: Wrong[];
  /** When the last question was asked that did not show it, of those whose answer is not judged. */
  unseenAt: number | undefined;
  /** When the first question was asked that showed it. */
  seenBy: number | undefined;
}

/** A deviation that a lagging effect explained. */
export interface Wrong {
  readonly askedAt: number;
  /** Whether it is still one. A message that has arrived since was only slow. */
  readonly holds: () => boolean;
  /** What it would be if lag were no explanation; its step is the condition under which the effect was late. */
  readonly finding: Finding & { readonly step: string };
}

/** The effect of adding a user who has been added to groups so many times before. */
export const userJoinAfter = (additions: number): EffectKind =>
  additions < mostGroupsOfUser ? 'user-join' : 'overwriting-join';

/** Kinds that are not measured themselves, each with the one that takes as long: the same is done to other groups. */
const akin: Readonly<Partial<Record<EffectKind, EffectKind>>> = {
  'overwriting-join': 'user-join',
  'user-leave-all': 'user-leave',
};

/** The kind by whose measure an effect of this kind is judged. */
export const measuredAs = (kind: EffectKind): EffectKind => akin[kind] ?? kind;

/** The effect of each operation that has one. */
export const effectOf: Readonly<Partial<Record<OperationId, EffectKind>>> = {
  addConnectionToGroup: 'join',
  removeConnectionFromGroup: 'leave',
  addUserToGroup: 'user-join',
  removeUserFromGroup: 'user-leave',
  removeUserFromAllGroups: 'user-leave-all',
  closeConnection: 'close',
};

/** Effects that put a connection into an audience. */
export const appearing: ReadonlySet<EffectKind> = new Set(['registration', 'join', 'user-join', 'overwriting-join']);

/** Effects that take a connection out of an audience. */
export const vanishing: ReadonlySet<EffectKind> = new Set([
  'leave',
  'user-leave',
  'user-leave-all',
  'overwriting-join',
  'close',
  'expiry',
]);
