import { describe, expect, it } from 'vitest';
import { answered, named, outcome, requirements, second } from '../../../fixtures/testing/outcomes/charging.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { chargeOnce } from './charge-once.ts';

describe('a deviation that another check has found, whatever else was done', () => {
  it('blocks a check that met it with more, whether or not changes were done at the same time before', () => {
    const home = outcome('a/home', [
      answered('broadcast', 500, { requirements: ['a/answers'], uses: ['broadcast', 'changes-at-once'] }),
    ]);
    expect(second([home, named({})])?.state).toBe('blocked');
  });

  it('blocks a program that found what is found after a connection has ended, where something was removed besides', () => {
    const again = requirements.map((one) => (one.id === 'a/names' ? { ...one, restates: true as const } : one));
    const found = (requirement: string, uses: readonly string[]): Outcome =>
      outcome(`${requirement}-check`, [
        answered('groupHasConnections', 200, { expected: '404', requirements: [requirement], uses }),
      ]);
    const home = found('a/answers', ['addConnectionToGroup', 'disconnect']);
    const states = (uses: readonly string[]) =>
      chargeOnce([home, found('a/names', uses)], again).map(({ state }) => state);
    expect(states(['addUserToGroup', 'disconnect', 'removeUserFromGroup'])).toEqual(['fail', 'blocked']);
    expect(states(['addUserToGroup', 'removeUserFromGroup'])).toEqual(['fail', 'fail']);
  });
});
