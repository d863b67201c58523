import type { Sent } from '../ledger/ledger.ts';
import type { OperationId } from '../../spec/operation.ts';

/** A change that may become visible later than the response that accepted it. */
export type EffectKind =
  | 'registration' // a connection becomes known
  | 'join'
  | 'leave' // a connection, of a group
  | 'user-join'
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
  /** Deviations until then may be caused by its lag. `settle` sets it earlier. */
  until: number;
  /** The end of all the time that it is allowed. */
  budgetEnd: number;
  /** It restores what an earlier effect of the scenario had undone. */
  readonly again: boolean;
  /** Messages that it may have come too late for. */
  readonly missed: Missed[];
  /** A message has been delivered because of it. */
  seen: boolean;
}

/** A message that a client did not receive in time, perhaps because of a lagging effect. */
export interface Missed {
  readonly sent: Sent;
  readonly probe: string;
  readonly sentAt: number;
}

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
export const appearing: ReadonlySet<EffectKind> = new Set(['registration', 'join', 'user-join']);

/** Effects that take a connection out of an audience. Adding a user is one: a user in too many groups leaves another. */
export const vanishing: ReadonlySet<EffectKind> = new Set([
  'leave',
  'user-leave',
  'user-leave-all',
  'user-join',
  'close',
  'expiry',
]);
