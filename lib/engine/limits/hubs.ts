import { Semaphore } from 'async-mutex';
import type { Profile } from '../../target/profile.ts';

/** The hubs of one scenario; released when it ends. */
export interface HubLease {
  /** The real name of a hub. The same logical name always maps to the same hub. */
  nameOf(logical: string): string;
  release(): void;
}

export interface Hubs {
  /** Waits until `count` hubs are free, and reserves them for the scenario. */
  lease(scenario: number, count: number): Promise<HubLease>;
}

/** The run id comes last, so a check that appends a digit to a hub name never hits another scenario's hub. */
const anyHubs = (prefix: string, runId: string): Hubs => ({
  lease: (scenario) =>
    Promise.resolve({ nameOf: (logical) => `${prefix}${logical}x${scenario}x${runId}`, release: () => undefined }),
});

const fixedHubs = (names: readonly string[]): Hubs => {
  const free = [...names];
  const permits = new Semaphore(names.length);
  return {
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

/** The hubs of a target: generated names that contain the run id, or leases of the fixed hubs that the profile lists. */
export const createHubs = (profile: Profile, runId: string): Hubs =>
  profile.hubs.fixed.length > 0 ? fixedHubs(profile.hubs.fixed) : anyHubs(profile.hubs.prefix, runId);
