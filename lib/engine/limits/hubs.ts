import { Semaphore } from 'async-mutex';
import type { Profile } from '../../target/profile.ts';

/** The hubs of one scenario; given back when it ends. */
export interface HubLease {
  /** The hub's real name. The same logical name always gives the same hub. */
  nameOf(logical: string): string;
  release(): void;
}

export interface Hubs {
  /** Waits until so many hubs are free for the scenario alone. */
  lease(scenario: number, count: number): Promise<HubLease>;
  /** How many hubs one scenario can have; undefined: any number. */
  readonly capacity: number | undefined;
}

/** The run's id comes last: a name that a check makes by putting a digit behind one of these is no other scenario's. */
const anyHubs = (prefix: string, runId: string): Hubs => ({
  capacity: undefined,
  lease: (scenario) =>
    Promise.resolve({ nameOf: (logical) => `${prefix}${logical}_${scenario}_${runId}`, release: () => undefined }),
});

const fixedHubs = (names: readonly string[]): Hubs => {
  const free = [...names];
  const permits = new Semaphore(names.length);
  return {
    capacity: names.length,
    lease: async (_scenario, count) => {
      const [, release] = await permits.acquire(count);
      const mine = free.splice(0, count);
      const given = new Map<string, string>();
      return {
        nameOf: (logical) => {
          const name = given.get(logical) ?? mine[given.size];
          if (name === undefined) throw new TypeError(`hub "${logical}" was not leased`);
          given.set(logical, name);
          return name;
        },
        release: () => {
          free.push(...mine);
          release();
        },
      };
    },
  };
};

/** Hubs of a target: generated names that carry the run's id, or leases of the fixed ones that the profile lists. */
export const createHubs = (profile: Profile, runId: string): Hubs =>
  profile.hubs.fixed.length > 0 ? fixedHubs(profile.hubs.fixed) : anyHubs(profile.hubs.prefix, runId);
