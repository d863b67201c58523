import type { Context } from './service/context.ts';
import { useHub } from './service/use-hub.ts';

/** Counts of what a service holds. */
export interface Census {
  readonly hubs: number;
  readonly connections: number;
  /** Groups that have a connection in them. */
  readonly groups: number;
  /** Users in groups, stored, their time not yet passed. */
  readonly relations: number;
}

/** Counts what the service holds now, without what has expired. */
export const takeCensus = (context: Context): Census => {
  const { hubs } = context;
  for (const key of hubs.keys()) useHub(context, key, () => undefined);
  const census = { hubs: 0, connections: 0, groups: 0, relations: 0 };
  for (const hub of hubs.all()) {
    census.hubs += 1;
    census.connections += hub.connections.size;
    census.groups += hub.groups.size;
    for (const ofUser of hub.relations.values()) census.relations += ofUser.size;
  }
  return census;
};
