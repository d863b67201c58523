import { describe, expect, it } from 'vitest';
import { answered, named, outcome, requirements, second } from '../../../fixtures/testing/outcomes/charging.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { chargeOnce } from './charge-once.ts';

describe('a deviation that another check has found, whatever else was done', () => {
  it.each(['connected', 'connect-failed', 'closed', 'leaked', 'duplicated'] as const)(
    'blocks a check that met it with more, if it is "%s"',
    (code) => {
      const found = (check: string, requirement: string, uses: readonly string[]): Outcome =>
        outcome(check, [
          { code, requirements: [requirement], message: 'as seen', expected: 'another', seen: 'as seen', uses },
        ]);
      expect(
        second([found('a/plain', 'a/answers', ['connect']), found('a/more', 'a/names', ['connect', 'hub-name'])]),
      ).toMatchObject({
        state: 'blocked',
        blockedBy: ['a/answers'],
      });
    },
  );

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

describe('a connection that the target has ended although nothing was asked of it', () => {
  const about = requirements.map((one) => {
    if (one.id === 'soft/answers') return { ...one, charges: ['any closed lost-connection'] };
    return one.id === 'a/names' ? { ...one, charges: ['any closed closeConnection'] } : one;
  });
  const ended = (id: string, uses: readonly string[], lostAfterMs: number): Outcome =>
    outcome(`${id}-check`, [
      {
        code: 'closed',
        requirements: [id],
        message: 'closed',
        expected: '',
        seen: '',
        uses,
        lost: ['ann'],
        lostAfterMs,
      },
    ]);
  const idle = ended('soft/answers', ['ping'], 10_000);
  const states = (...outcomes: readonly Outcome[]) => chargeOnce(outcomes, about).map(({ state }) => state);

  it.each([
    ['as long', 10_040, 'blocked'],
    ['nearly as long, as far as can be seen', 9200, 'blocked'],
    ['less long, so that it was ended for something else', 3000, 'fail'],
  ])('explains the end of one that had lasted %s', (_how, afterMs, state) => {
    expect(states(idle, ended('a/names', ['closeConnection', 'open'], afterMs))).toEqual(['fail', state]);
  });

  it.each([
    ['as long', 10_040, 'blocked'],
    ['less long', 3000, 'fail'],
  ])(
    'explains what else ends after a request to close it that must be refused, and had lasted %s',
    (_how, afterMs, state) => {
      const { findings, ...refused } = ended('a/there', ['closeConnection', 'second-hub', 'open'], afterMs);
      const unnamed = findings.map(({ lost: _lost, ...rest }) => rest);
      expect(states(idle, { ...refused, findings: unnamed })).toEqual(['fail', state]);
    },
  );

  it('explains what prepared for another check and did not find one that had lasted as long', () => {
    const prepared = outcome('a/prepared', [
      answered('connectionExists', 404, {
        requirements: [],
        setup: true,
        uses: ['connectionExists'],
        lostAfterMs: 11_000,
      }),
    ]);
    expect(chargeOnce([idle, prepared], about)[1]).toMatchObject({ state: 'blocked', blockedBy: ['soft/answers'] });
  });

  it('is not explained by one of which something was asked, nor by another that was idle', () => {
    expect(states(ended('a/names', ['closeConnection'], 10_000), idle)).toEqual(['blocked', 'fail']);
    expect(states(idle, { ...idle, check: 'other' })).toEqual(['fail', 'fail']);
  });
});
