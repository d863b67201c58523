import type { Context } from './context.ts';
import type { Hub } from '../state/state.ts';

/** Gives a hub, with everything gone whose time has passed, to `use`; the hub is forgotten behind it if nothing is in it. */
export const useHub = <T>({ policies, hubs }: Context, key: string, use: (hub: Hub) => T): T => {
  const hub = hubs.get(key);
  try {
    for (const ended of policies.due(hub, Date.now())) policies.forget(hub, ended);
    return use(hub);
  } finally {
    hubs.settle(key);
  }
};
