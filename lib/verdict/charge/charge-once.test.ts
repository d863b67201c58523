import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/exchange-of.ts';
import { outcomeOf } from '../../../fixtures/testing/outcome-of.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { chargeOnce } from './charge-once.ts';

const answered = (operation: OperationId, status: number, rest: Partial<Finding>): Finding => ({
  code: status >= 500 ? 'server-error' : 'status',
  requirements: [],
  message: `${operation} answered ${status}`,
  expected: '202',
  seen: String(status),
  uses: [operation],
  exchange: exchangeOf(operation),
  ...rest,
});

const outcome = (check: string, findings: readonly Finding[], rest: Partial<Outcome> = {}): Outcome =>
  outcomeOf(check, {
    state: 'fail',
    findings,
    looked: findings.flatMap(({ requirements }) => requirements),
    ...rest,
  });

const ids = ['a/answers', 'a/names', 'a/there', 'soft/answers'];
const requirements = ids.map((id): Requirement => ({
  id,
  level: id.startsWith('soft/') ? 'should' : 'must',
  says: id,
  source: 'here',
}));

const plain = outcome('a/plain', [answered('broadcast', 500, { requirements: ['a/answers'] })]);

const named = (rest: Partial<Finding>, uses: readonly string[] = ['broadcast', 'hub-name']): Outcome =>
  outcome('a/named', [answered('broadcast', 500, { requirements: ['a/names'], uses, ...rest })]);

const second = (outcomes: readonly Outcome[]) => chargeOnce(outcomes, requirements)[1];

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

  it('does not excuse a must where only a should is concerned', () => {
    const soft = outcome('a/soft', [answered('broadcast', 500, { requirements: ['soft/answers'] })]);
    expect(second([soft, named({})])?.state).toBe('fail');
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

describe('a token', () => {
  const refused = (check: string, id: string, rest: Partial<Finding>): Outcome =>
    outcome(check, [answered('broadcast', 401, { requirements: [id], ...rest })]);
  const good = refused('a/good', 'soft/answers', { uses: ['broadcast', 'unused-hub', 'user-in-no-group'] });

  it('that is good and was refused in one hub was refused for itself, whatever else the request was about', () => {
    const setup = refused('a/setup', '', { uses: ['addUserToGroup', 'broadcast'], setup: true, requirements: [] });
    expect(second([good, setup])).toMatchObject({ state: 'blocked', blockedBy: ['soft/answers'] });
    expect(second([good, refused('a/must', 'a/answers', { uses: ['broadcast'] })])?.state).toBe('fail');
    const other = refused('a/setup', '', { uses: ['broadcast'], setup: true, requirements: [], seen: '403' });
    expect(second([good, other])?.state).toBe('fail');
  });

  it('that is bad and was accepted blocks a check that needs the refusal of another one with the same part unread', () => {
    const accepted = (check: string, token: string, rest: Partial<Finding>): Outcome =>
      outcome(check, [answered('broadcast', 202, { expected: '401', uses: ['broadcast', `token ${token}`], ...rest })]);
    const setup = { setup: true, requirements: [] } as const;
    const judged = accepted('a/judged', 'alg-none', { requirements: ['soft/answers'] });
    expect(second([judged, accepted('a/setup', 'wrong-key', setup)])?.state).toBe('blocked');
    expect(second([judged, accepted('a/setup', 'expired', setup)])?.state).toBe('fail');
  });
});

describe('a message that was altered', () => {
  const altered = (check: string, id: string, difference: string): Outcome =>
    outcome(check, [
      {
        code: 'altered',
        requirements: [id],
        message: `the message to "ann" was altered: ${difference}`,
        expected: 'target and arguments as sent',
        seen: '{}',
        uses: ['sendToConnection'],
        exchange: exchangeOf('sendToConnection'),
      },
    ]);
  const about = requirements.map((one) =>
    one.id === 'a/there' ? { ...one, charges: ['sendToConnection altered number'] } : one,
  );
  const numbers = altered('a/numbers', 'a/there', '$.arguments[0]: sent 1, arrived "1"');

  it.each([
    ['is charged to what is said of the part that was', '$.arguments[3]["a"]: sent 4.5, arrived "4.5"', 'blocked'],
    ['is charged to nothing else where the part became something else', '$.arguments[3]: sent 4.5, arrived 5', 'fail'],
    ['is charged to nothing else where another part was', '$.arguments[3]: sent "1", arrived 1', 'fail'],
  ])('%s', (_how, difference, state) => {
    const other = altered('a/others', 'a/names', difference);
    expect(chargeOnce([numbers, other], about).map((one) => one.state)).toEqual(['fail', state]);
  });

  it('says nothing about another that was, however plain it is', () => {
    const [finding] = altered('a/others', 'a/names', '$.arguments[0]: sent 4.5, arrived "4.5"').findings;
    const more = outcome('a/others', [{ ...finding!, uses: ['raw-body', 'sendToConnection'] }]);
    expect(chargeOnce([numbers, more], requirements).map((one) => one.state)).toEqual(['fail', 'fail']);
  });
});

describe('a connection that the service ended', () => {
  const closed = outcome('a/spares', [
    {
      code: 'closed',
      requirements: ['a/there'],
      message: 'closed',
      expected: 'open',
      seen: 'closed',
      uses: ['closeConnection', 'open', 'lost-connection'],
    },
  ]);
  const unfound = (status: number, uses: readonly string[]): Outcome =>
    outcome('a/found', [answered('userHasConnections', status, { requirements: ['a/names'], expected: '200', uses })]);

  it.each([
    ['explains who is not found there', unfound(404, ['userHasConnections', 'lost-connection']), 'blocked'],
    ['explains no other answer', unfound(400, ['userHasConnections', 'lost-connection']), 'fail'],
    ['explains nothing where no connection was lost', unfound(404, ['userHasConnections']), 'fail'],
  ])('%s', (_what, other, state) => expect(second([closed, other])?.state).toBe(state));

  it('explains nothing unless a check was about it', () => {
    const other = unfound(404, ['userHasConnections', 'lost-connection']);
    expect(chargeOnce([other], requirements)[0]).toBe(other);
  });
});

it('charges an answer to what both calls used, whatever would have been right for either', () => {
  const unknown = (check: string, id: string, expected: string): Outcome =>
    outcome(check, [
      answered('addConnectionToGroup', 400, {
        requirements: [id],
        expected,
        uses: ['addConnectionToGroup', 'unknown-connection'],
      }),
    ]);
  const outcomes = [unknown('a/one', 'a/there', '404'), unknown('a/other', 'a/names', 'any success or 404')];
  const about = requirements.map((one) =>
    one.id === 'a/there' ? { ...one, charges: ['addConnectionToGroup status unknown-connection'] } : one,
  );
  expect(chargeOnce(outcomes, about).map(({ state }) => state)).toEqual(['fail', 'blocked']);
  expect(chargeOnce(outcomes, requirements).map(({ state }) => state)).toEqual(['fail', 'fail']);
});

it('charges who does not get in without a user to what is said of clients without one', () => {
  const refused = (check: string, id: string, uses: readonly string[]): Outcome =>
    outcome(check, [{ code: 'connect-failed', requirements: [id], message: '', expected: '', seen: '', uses }]);
  const guests = refused('a/guests', 'a/there', ['connect', 'without-user']);
  const about = requirements.map((one) =>
    one.id === 'a/there' ? { ...one, charges: ['connect connect-failed without-user'] } : one,
  );
  const stateOf = (uses: readonly string[]) =>
    chargeOnce([guests, refused('a/pings', 'a/names', uses)], about)[1]?.state;
  expect(stateOf(['connect', 'without-user'])).toBe('blocked');
  expect(stateOf(['connect'])).toBe('fail');
});
