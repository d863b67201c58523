import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../contract/check.ts';
import type { Step } from '../../contract/step.ts';
import { loadProfile } from '../../target/load-profile.ts';
import { withCrowd } from './with-crowd.ts';

const profileWith = (sockets: number) => {
  const profile = loadProfile('reference');
  return { profile: { ...profile, limits: { ...profile.limits, sockets } } };
};

const connect = (probe: string): Step => ({ do: 'connect', probe });

const scenario: Scenario = {
  id: 'a/b',
  title: 'A crowd',
  verifies: ['a/b'],
  crowd: ['a', 'b', 'c'],
  steps: [
    { do: 'together', steps: ['a', 'b', 'c'].map(connect) },
    { do: 'call', operation: 'addConnectionToGroup', connection: 'c', group: 'red' },
    { do: 'call', operation: 'broadcast', excluded: ['b', 'c'], reaches: ['a'] },
    { do: 'call', operation: 'broadcast', reaches: ['a', 'b', 'c'], mayReach: ['c'] },
    { do: 'open', probe: 'c' },
  ],
};

describe('a crowd', () => {
  it('is there where the profile has room for it, and for the scenarios that last', () => {
    expect(withCrowd(scenario, profileWith(8))).toBe(scenario);
  });

  it('is smaller where it has not, and nothing is asked of who is missing', () => {
    expect(withCrowd(scenario, profileWith(7)).steps).toEqual([
      { do: 'together', steps: ['a', 'b'].map(connect) },
      { do: 'call', operation: 'broadcast', excluded: ['b'], reaches: ['a'] },
      { do: 'call', operation: 'broadcast', reaches: ['a', 'b'], mayReach: [] },
    ]);
  });

  it('is two clients at least', () => {
    expect(withCrowd(scenario, profileWith(1))).toEqual(withCrowd(scenario, profileWith(7)));
  });
});
