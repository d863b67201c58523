import type { OperationId } from '../../spec/operation.ts';
import { describe, expect, it } from 'vitest';
import { answered, named, outcome, plain, requirements, second } from '../../../fixtures/testing/outcomes/charging.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import { chargeOnce } from './charge-once.ts';

describe('a deviation that a plainer check has found', () => {
  it('blocks a check that met it with more, and does not count against its requirement', () => {
    expect(second([plain, named({})])).toMatchObject({
      state: 'blocked',
      blockedBy: ['a/answers'],
      findings: [],
      looked: [],
    });
  });

  it('blocks a check whose preparation met it with as much', () => {
    const setup = named({ setup: true, requirements: [] }, ['broadcast']);
    expect(second([plain, setup])).toMatchObject({ state: 'blocked', blockedBy: ['a/answers'] });
  });

  it.each([
    ['another status', named({ seen: '400', code: 'status' })],
    ['another operation', outcome('a/user', [answered('sendToUser', 500, { requirements: ['a/names'] })])],
    ['as much', named({}, ['broadcast'])],
    ['other things', named({}, ['hub-name', 'long-message'])],
    ['the same requirement', named({ requirements: ['a/answers'] })],
  ])('does not with %s', (_how, other) => {
    expect(second([plain, other])).toBe(other);
  });

  it('blocks a check that met it with as much, where the requirement of the other is about what both used', () => {
    const long = ['broadcast', 'kilobyte'];
    const bodies = outcome('a/bodies', [answered('broadcast', 400, { requirements: ['a/there'], uses: long })]);
    const others = outcome('a/texts', [answered('broadcast', 400, { requirements: ['a/names'], uses: long })]);
    const about = requirements.map((one) =>
      one.id === 'a/there' ? { ...one, charges: ['broadcast status kilobyte'] } : one,
    );
    expect(chargeOnce([others, bodies], about).map(({ state }) => state)).toEqual(['blocked', 'fail']);
    expect(chargeOnce([others, bodies], requirements).map(({ state }) => state)).toEqual(['fail', 'fail']);
  });

  it('blocks a check that used something else besides, where the requirement of the other is about what both used', () => {
    const deviation = (check: string, id: string, uses: readonly string[]): Outcome =>
      outcome(check, [answered('broadcast', 400, { requirements: [id], uses: ['broadcast', ...uses] })]);
    const home = deviation('a/bodies', 'a/there', ['kilobyte', 'hub-name']);
    const other = deviation('a/texts', 'a/names', ['kilobyte']);
    const elsewhere = deviation('a/plain', 'a/answers', ['excluded']);
    const about = requirements.map((one) =>
      one.id === 'a/there' ? { ...one, charges: ['broadcast status kilobyte'] } : one,
    );
    expect(chargeOnce([other, home, elsewhere], about).map(({ state }) => state)).toEqual(['blocked', 'fail', 'fail']);
  });

  it('blocks a check of requirements that only say again what others say, whatever it used', () => {
    const again = requirements.map((one) => (one.id === 'a/names' ? { ...one, restates: true as const } : one));
    const program = named({}, ['disconnect', 'broadcast']);
    const special = outcome('a/special', [
      answered('broadcast', 500, { requirements: ['a/answers'], uses: ['excluded'] }),
    ]);
    expect(chargeOnce([program, special], again).map(({ state }) => state)).toEqual(['blocked', 'fail']);
    expect(chargeOnce([program], again)[0]).toBe(program);
  });

  it('leaves what a check found beside it, and blocks what the check did not come to look at', () => {
    const beside = answered('sendToUser', 404, { requirements: ['a/there'] });
    const both = outcome('a/both', [...named({}).findings, beside]);
    expect(second([plain, both])).toMatchObject({
      state: 'fail',
      findings: [beside],
      blockedBy: ['a/answers'],
      looked: ['a/there'],
    });
  });

  it('blocks what the same check met again with more, and leaves the rest of it', () => {
    const again = answered('broadcast', 500, { requirements: ['a/names'], uses: ['broadcast', 'hub-name'] });
    const [first] = plain.findings;
    const [charged] = chargeOnce([outcome('a/both', [first!, again])], requirements);
    expect(charged).toMatchObject({
      state: 'fail',
      findings: [first],
      looked: ['a/answers'],
      blockedBy: ['a/answers'],
    });
    const other = outcome('a/both', [first!, { ...again, message: 'broadcast answered 500 to somebody else' }]);
    expect(chargeOnce([other], requirements)[0]).toBe(other);
  });

  it('does not excuse a must where only a should is concerned', () => {
    const soft = outcome('a/soft', [answered('broadcast', 500, { requirements: ['soft/answers'] })]);
    expect(second([soft, named({})])?.state).toBe('fail');
  });

  it('blocks what could not be prepared, whatever was used besides', () => {
    const setup = named({ setup: true, requirements: [] }, ['broadcast', 'burst']);
    const far = outcome('a/far', [answered('broadcast', 500, { requirements: ['a/there'], uses: ['broadcast', 'x'] })]);
    const preparing: Outcome = { ...setup, state: 'not-testable', looked: [] };
    expect(chargeOnce([far, preparing], requirements)[1]).toMatchObject({ state: 'blocked', blockedBy: ['a/there'] });
    const near = outcome('a/near', [
      answered('broadcast', 500, { requirements: ['a/answers'], uses: ['broadcast', 'burst'] }),
    ]);
    expect(chargeOnce([far, near, preparing], requirements)[2]?.blockedBy).toEqual(['a/answers']);
  });

  it('blocks what could not be prepared for a name that another operation refused as well', () => {
    const refused = (check: string, operation: 'broadcast' | 'sendToUser', rest: Partial<Finding>): Outcome =>
      outcome(check, [answered(operation, 400, { uses: [operation, 'hub-name'], ...rest })]);
    const found = refused('a/found', 'broadcast', { requirements: ['a/names'] });
    const setup = refused('a/setup', 'sendToUser', { requirements: [], setup: true });
    const preparing: Outcome = { ...setup, state: 'not-testable', looked: [] };
    expect(chargeOnce([found, preparing], requirements)[1]).toMatchObject({ state: 'blocked', blockedBy: ['a/names'] });
  });

  it('is charged to what is said of the operation where it was only prepared, and nothing else shows it', () => {
    const setup = named({ setup: true, requirements: [] }, ['broadcast']);
    const preparing: Outcome = { ...setup, state: 'not-testable', looked: [] };
    const about = requirements.map((one) =>
      one.id === 'a/answers' ? { ...one, charges: ['broadcast server-error'] } : one,
    );
    const [charged] = chargeOnce([preparing], about);
    expect(charged).toMatchObject({ state: 'fail', looked: ['a/answers'], blockedBy: ['a/answers'] });
    expect(charged?.findings).toMatchObject([{ requirements: ['a/answers'] }]);
    expect(charged?.findings[0]).not.toHaveProperty('setup');
    expect(chargeOnce([preparing], requirements)).toEqual([preparing]);
  });

  it('is excused where a should does not hold on which its step relied', () => {
    const home = outcome('a/soft', [answered('broadcast', 500, { requirements: ['soft/answers'], uses: ['later'] })]);
    const relying = named({}, ['hub-name', 'later']);
    const other = named({}, ['hub-name']);
    const about = requirements.map((one) =>
      one.id === 'soft/answers' ? { ...one, charges: ['broadcast server-error later'] } : one,
    );
    expect(chargeOnce([home, relying], about)[1]).toMatchObject({ state: 'blocked', blockedBy: ['soft/answers'] });
    expect(chargeOnce([home, other], about)[1]?.state).toBe('fail');
    expect(chargeOnce([home, relying], requirements)[1]?.state).toBe('fail');
  });

  it('is blocked by the first of a chain, and not by what that blocks', () => {
    const long = outcome('a/long', [
      answered('broadcast', 500, { requirements: ['a/there'], uses: ['broadcast', 'hub-name', 'long'] }),
    ]);
    const all = chargeOnce([plain, named({}), long], requirements);
    expect(all.map(({ blockedBy }) => blockedBy)).toEqual([undefined, ['a/answers'], ['a/answers']]);
    // As much, where what is said of the use explains the one that is used least by the other.
    const about = requirements.map((one) =>
      one.id === 'a/there' ? { ...one, charges: ['broadcast server-error later'] } : one,
    );
    const first = outcome('a/first', [answered('broadcast', 500, { requirements: ['a/there'], uses: ['a', 'later'] })]);
    const then = outcome('a/then', [answered('broadcast', 500, { requirements: ['a/names'], uses: ['later'] })]);
    const last = outcome('a/last', [answered('broadcast', 500, { requirements: ['a/answers'], uses: ['b', 'later'] })]);
    expect(chargeOnce([first, then, last], about).map(({ blockedBy }) => blockedBy)).toEqual([
      undefined,
      ['a/there'],
      ['a/there'],
    ]);
  });

  it('stays red where its explanations lead back to it', () => {
    const loss = (check: string, id: string, uses: readonly string[]): Outcome =>
      outcome(check, [answered('broadcast', 500, { requirements: [id], uses })]);
    const about = requirements.map((one) => {
      if (one.id === 'a/answers') return { ...one, charges: ['broadcast server-error one'] };
      return one.id === 'a/there' ? { ...one, charges: ['broadcast server-error other'] } : one;
    });
    const first = loss('a/first', 'a/answers', ['one', 'more', 'most', 'other']);
    const between = loss('a/second', 'a/names', ['one']);
    const third = loss('a/third', 'a/there', ['one', 'other']);
    expect(chargeOnce([first, between, third], about).some(({ state }) => state === 'fail')).toBe(true);
  });

  it('blocks a monitor that saw the same, but not one that saw something else', () => {
    const seen = (rest: Partial<Finding>): Outcome => {
      const { uses: _uses, ...finding } = answered('broadcast', 500, { requirements: ['a/there'], ...rest });
      return outcome('a/monitor', [finding]);
    };
    expect(second([plain, seen({})])).toMatchObject({ state: 'blocked', blockedBy: ['a/answers'] });
    expect(second([plain, seen({ seen: '503' })])?.state).toBe('fail');
    // A monitor explains nothing: it does not know what was used.
    expect(chargeOnce([seen({}), named({})], requirements).map(({ state }) => state)).toEqual(['blocked', 'fail']);
  });

  it('blocks the monitor of leaks if a check saw a message in another hub, and not if it saw one in its own', () => {
    const leak: Finding = {
      code: 'leaked',
      requirements: ['a/there'],
      message: 'it leaked',
      expected: 'nothing',
      seen: '',
    };
    const stray = (uses: readonly string[]): Outcome =>
      outcome('a/hubs', [answered('broadcast', 202, { code: 'misdelivered', requirements: ['a/answers'], uses })]);
    const leaks = outcome('a/leaks', [leak]);
    expect(second([stray(['broadcast', 'second-hub']), leaks])?.state).toBe('blocked');
    expect(second([stray(['broadcast']), leaks])?.state).toBe('fail');
  });

  it('is not charged to what another check prepares', () => {
    const setup = outcome('a/setup', [answered('broadcast', 500, { setup: true })], { state: 'not-testable' });
    expect(second([setup, named({})])?.state).toBe('fail');
  });
});

describe('a user who is not found although their ttl runs', () => {
  const about = requirements.map((one) =>
    one.id === 'a/answers' ? { ...one, charges: ['userIsInGroup expired-early ttl'] } : one,
  );
  const home = outcome('a/ttl', [
    answered('userIsInGroup', 404, { code: 'expired-early', requirements: ['a/answers'], uses: ['again', 'ttl'] }),
  ]);

  const stateOf = (operation: OperationId, status: number, uses: readonly string[]) =>
    chargeOnce([home, outcome('a/other', [answered(operation, status, { requirements: ['a/names'], uses })])], about)[1]
      ?.state;

  it('blocks a check of who is in a group by a ttl, or was when it ended', () => {
    const lost = (operation: 'sendToGroup' | 'broadcast', uses: readonly string[]) => {
      const finding = answered(operation, 202, { code: 'not-delivered', requirements: ['a/names'], uses });
      return chargeOnce([home, outcome('a/other', [finding])], about)[1]?.state;
    };
    expect(lost('sendToGroup', ['ttl'])).toBe('blocked');
    expect(lost('sendToGroup', ['later-connection'])).toBe('fail');
    expect(lost('broadcast', ['ttl'])).toBe('fail');
    expect(stateOf('groupHasConnections', 404, ['addConnectionToGroup', 'ttl'])).toBe('blocked');
    expect(stateOf('groupHasConnections', 404, ['after-bad-token', 'ttl'])).toBe('blocked');
    expect(stateOf('groupHasConnections', 200, ['ttl'])).toBe('fail');
  });

  it('blocks a check that did not find one with a longer ttl either, but nothing else', () => {
    expect(stateOf('userIsInGroup', 404, ['ttl'])).toBe('blocked');
    expect(stateOf('userIsInGroup', 404, ['addUserToGroup'])).toBe('fail');
    expect(stateOf('userIsInGroup', 400, ['ttl'])).toBe('fail');
    expect(stateOf('userHasConnections', 404, ['ttl'])).toBe('fail');
  });
});

describe('a message that was lost', () => {
  const about = requirements.map((one) => {
    if (one.id === 'a/there') return { ...one, charges: ['broadcast not-delivered'] };
    if (one.id === 'a/answers')
      return { ...one, charges: ['broadcast not-delivered burst', 'broadcast not-delivered to-guests'] };
    return one;
  });
  const lost = (id: string, uses: readonly string[]): Outcome =>
    outcome(`check-of-${id}`, [
      answered('broadcast', 202, { code: 'not-delivered', requirements: [id], uses: ['broadcast', ...uses] }),
    ]);
  const states = (...outcomes: readonly Outcome[]) => chargeOnce(outcomes, about).map(({ state }) => state);

  it('is one of many where one of many at once was lost, unless it is charged to what is said of any', () => {
    const many = lost('a/answers', ['burst']);
    expect(states(many, lost('a/names', []))).toEqual(['fail', 'blocked']);
    expect(states(many, lost('a/names', ['excluded']))).toEqual(['fail', 'blocked']);
    expect(states(many, lost('a/there', ['second-connection']))).toEqual(['fail', 'fail']);
    expect(states(lost('a/answers', ['crowd']), lost('a/names', ['excluded']))).toEqual(['fail', 'fail']);
  });

  it('on its way to guests is charged to what is said of guests', () => {
    const guests = lost('a/answers', ['second-connection', 'to-guests']);
    expect(states(guests, lost('a/names', ['excluded', 'to-guests']))).toEqual(['fail', 'blocked']);
    expect(states(guests, lost('a/names', ['excluded']))).toEqual(['fail', 'fail']);
  });

  it('is charged to what is said of any message where that is red, unless it is charged to something nearer', () => {
    const any = lost('a/there', ['second-connection']);
    expect(states(any, lost('a/names', ['excluded']))).toEqual(['fail', 'blocked']);
    expect(states(any, lost('a/answers', ['burst']))).toEqual(['fail', 'fail']);
  });

  it('on its way to guests was lost as plainly as one to users', () => {
    const named = lost('a/names', ['to-guests']);
    expect(states(named, lost('soft/answers', ['excluded']))).toEqual(['fail', 'blocked']);
  });
});
