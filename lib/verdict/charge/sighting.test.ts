import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/outcomes/exchange-of.ts';
import { answered, outcome, requirements, second } from '../../../fixtures/testing/outcomes/charging.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import { chargeOnce } from './charge-once.ts';

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

describe('a good token that was refused', () => {
  const refused = (
    check: string,
    id: string,
    operation: 'broadcast' | 'sendToUser',
    uses: readonly string[],
  ): Outcome => outcome(check, [answered(operation, 401, { requirements: [id], uses: [operation, ...uses] })]);
  const about = requirements.map((one) => {
    if (one.id === 'soft/answers') return { ...one, charges: ['any status good-token'] };
    return one.id === 'a/answers' ? { ...one, audience: 'answer' as const } : one;
  });
  const home = refused('soft/tokens', 'soft/answers', 'broadcast', ['unused-hub']);

  it('is charged to what is said of good tokens, whatever the operation was and what it was for', () => {
    const other = refused('a/names', 'a/names', 'sendToUser', ['group-name', 'kilobyte']);
    expect(chargeOnce([home, other], about)[1]).toMatchObject({ state: 'blocked', blockedBy: ['soft/answers'] });
    expect(chargeOnce([home, other], requirements)[1]?.state).toBe('fail');
  });

  it('still breaks what is said of the answer itself', () => {
    const answer = refused('a/answers', 'a/answers', 'sendToUser', ['kilobyte']);
    expect(chargeOnce([home, answer], about)[1]?.state).toBe('fail');
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
  it('is the loss of a connection, whatever was asked of it', () => {
    const lost = { lost: ['ann'], expected: 'a success' } as const;
    const found = outcome('a/found', [
      answered('userHasConnections', 404, {
        requirements: ['a/names'],
        uses: ['user-name', 'userHasConnections'],
        ...lost,
      }),
    ]);
    const home = outcome('a/home', [
      answered('sendToConnection', 202, {
        code: 'not-delivered',
        requirements: ['soft/answers'],
        uses: ['second-connection', 'sendToConnection'],
        ...lost,
      }),
    ]);
    const about = requirements.map((one) =>
      one.id === 'soft/answers' ? { ...one, charges: ['any closed lost-connection'] } : one,
    );
    expect(chargeOnce([home, found], about)[1]).toMatchObject({ state: 'blocked', blockedBy: ['soft/answers'] });
    expect(chargeOnce([home, found], requirements)[1]?.state).toBe('fail');
    // Closing something is what the other did besides.
    const closing = outcome('a/closing', [
      answered('userHasConnections', 404, {
        requirements: ['a/there'],
        uses: ['closeConnection', 'userHasConnections'],
        ...lost,
      }),
    ]);
    const more = outcome('a/more', [
      answered('connectionExists', 404, {
        requirements: ['a/answers'],
        uses: ['closeConnection', 'connectionExists', 'second-connection'],
        ...lost,
      }),
    ]);
    expect(chargeOnce([closing, more], requirements).map(({ state }) => state)).toEqual(['fail', 'blocked']);
  });

  const closed = outcome('a/spares', [
    {
      code: 'closed',
      requirements: ['a/there'],
      message: 'closed',
      expected: 'open',
      seen: 'closed',
      uses: ['closeConnection', 'open'],
    },
  ]);
  const unfound = (lost: Partial<Finding>): Outcome =>
    outcome('a/found', [
      answered('userHasConnections', 404, {
        requirements: ['a/names'],
        expected: '200',
        uses: ['userHasConnections'],
        ...lost,
      }),
    ]);

  it.each([
    ['explains who is not found there', unfound({ lost: ['ann'] }), 'blocked'],
    ['explains nothing where no connection was lost', unfound({}), 'fail'],
  ])('%s', (_what, other, state) => expect(second([closed, other])?.state).toBe(state));

  it('is charged to what keeps connections, which it does not explain in turn', () => {
    const about = requirements.map((one) =>
      one.id === 'soft/answers' ? { ...one, charges: ['any closed lost-connection'] } : one,
    );
    const home = outcome('soft/home', [
      answered('sendToConnection', 202, { code: 'not-delivered', requirements: ['soft/answers'], lost: ['bob'] }),
    ]);
    const spares = outcome('a/spares', [{ ...closed.findings[0]!, lost: ['ann'] }]);
    expect(chargeOnce([spares, home], about).map(({ state }) => state)).toEqual(['blocked', 'fail']);
  });

  it('is not explained by another check that lost one as well, and closes, where neither is about that', () => {
    const spares = outcome('a/spares', [
      { ...closed.findings[0]!, uses: ['closeConnection', 'second-hub', 'open'], lost: ['ann'] },
    ]);
    const plainer = unfound({ lost: ['bob'] });
    const farther = outcome('a/answered', [
      answered('connectionExists', 404, {
        requirements: ['a/answers'],
        expected: '200',
        uses: ['connectionExists', 'second-connection'],
        lost: ['eve'],
      }),
    ]);
    expect(chargeOnce([spares, plainer, farther], requirements).map(({ state }) => state)).toEqual([
      'blocked',
      'fail',
      'blocked',
    ]);
  });

  it('is not explained by who is missed later for another reason, where it is charged to what ended it', () => {
    const about = requirements.map((one) =>
      one.id === 'a/answers' ? { ...one, charges: ['any closed closeConnection'] } : one,
    );
    const uses = ['addConnectionToGroup', 'closeConnection', 'open'];
    const spares = outcome('a/spares', [{ ...closed.findings[0]!, requirements: ['a/answers'], uses, lost: ['ann'] }]);
    const missed = (check: string, id: string, used: readonly string[]): Outcome =>
      outcome(check, [
        answered('broadcast', 202, { code: 'not-delivered', requirements: [id], uses: used, lost: ['ann'] }),
      ]);
    const spoilt = missed('a/spoilt', 'a/names', ['broadcast']);
    const after = missed('a/after', 'a/there', ['broadcast', 'closeConnection', 'disconnect']);
    expect(chargeOnce([spares, spoilt, after], about).map(({ state }) => state)).toEqual(['fail', 'fail', 'blocked']);
  });

  it('is not known where the messages that show it are lost', () => {
    const about = requirements.map((one) =>
      one.id === 'a/there' ? { ...one, charges: ['sendToConnection not-delivered'] } : one,
    );
    const lost = outcome('a/lost', [
      answered('sendToConnection', 202, { code: 'not-delivered', requirements: ['a/there'] }),
    ]);
    const { lost: _lost, ...rest } = closed.findings[0]!;
    const open = outcome('a/open', [{ ...rest, requirements: ['a/names'], uses: ['open'] }]);
    expect(chargeOnce([lost, open], about)[1]).toMatchObject({ state: 'blocked', blockedBy: ['a/there'] });
    expect(chargeOnce([lost, open], requirements)[1]?.state).toBe('fail');
  });

  it('explains nothing unless a check was about it', () => {
    const other = unfound({ lost: ['ann'] });
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
