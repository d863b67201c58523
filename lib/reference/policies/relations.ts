import type { Relating } from './policies.ts';
import { dropMembership, setMembership, type Hub, type Relation } from '../state/state.ts';

const yearMs = 365 * 24 * 3600 * 1000;
const kept = 100;

/** Without ttl at most a year (REST v1); with ttl 0 nothing is stored ("Group management"). */
export const relation = ({ user, group, ttlSeconds }: Relating, nowMs: number): Relation | undefined => {
  if (ttlSeconds === 0) return undefined;
  const lasting = ttlSeconds === undefined;
  return { user, group, lasting, expiresAtMs: nowMs + (lasting ? yearMs : ttlSeconds * 1000) };
};

const remove = (hub: Hub, user: string, group: string): void => {
  const ofUser = hub.relations.get(user);
  ofUser?.delete(group);
  if (ofUser?.size === 0) hub.relations.delete(user);
};

export const store = (hub: Hub, { user, group }: Relating, stored: Relation | undefined): void => {
  // Removed first, since a map keeps the position of a key that is set again, but a relation added again must be the latest.
  remove(hub, user, group);
  if (stored === undefined) return;
  const ofUser = hub.relations.get(user) ?? new Map<string, Relation>();
  ofUser.set(group, stored);
  hub.relations.set(user, ofUser);
  hub.nextExpiryMs = Math.min(hub.nextExpiryMs, stored.expiresAtMs);
};

export const joinUser = (hub: Hub, { user, group }: Relating, stored: Relation | undefined): void => {
  for (const connection of hub.users.get(user) ?? []) {
    const direct = stored === undefined || connection.memberships.get(group)?.direct === true;
    setMembership(hub, connection, group, { direct });
  }
};

/** Keeps the latest 100 without a ttl; those with a ttl do not count. */
export const overflow = (hub: Hub, user: string): readonly Relation[] => {
  const ofUser = hub.relations.get(user);
  if (ofUser === undefined || ofUser.size <= kept) return [];
  const lasting = [...ofUser.values()].filter((one) => one.lasting);
  return lasting.slice(0, Math.max(0, lasting.length - kept));
};

/** Checked on every use of the hub instead of by timers, so that a ttl ends on the exact millisecond. */
export const due = (hub: Hub, nowMs: number): readonly Relation[] => {
  if (nowMs < hub.nextExpiryMs) return [];
  const all = [...hub.relations.values()].flatMap((ofUser) => [...ofUser.values()]);
  const later = all.filter(({ expiresAtMs }) => expiresAtMs > nowMs);
  hub.nextExpiryMs = later.reduce((first, { expiresAtMs }) => Math.min(first, expiresAtMs), Infinity);
  return all.filter(({ expiresAtMs }) => expiresAtMs <= nowMs);
};

export const forget = (hub: Hub, { user, group }: Relation): void => {
  remove(hub, user, group);
  for (const connection of hub.users.get(user) ?? []) {
    if (connection.memberships.get(group)?.direct === false) dropMembership(hub, connection, group);
  }
};

export const unrelate = (hub: Hub, user: string, group: string): void => {
  remove(hub, user, group);
  for (const connection of hub.users.get(user) ?? []) dropMembership(hub, connection, group);
};

export const unrelateAll = (hub: Hub, user: string): void => {
  hub.relations.delete(user);
  for (const connection of hub.users.get(user) ?? []) {
    for (const group of connection.memberships.keys()) dropMembership(hub, connection, group);
  }
};
