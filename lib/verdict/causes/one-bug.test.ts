import { describe, expect, it } from 'vitest';
import { check, finding, titles } from '../../../fixtures/testing/outcomes/cause-titles.ts';
import type { Finding } from '../../contract/outcome.ts';
import { unreadable } from '../../probe/breach-watch.ts';

describe('a connection that has ended', () => {
  const added = (name: string, uses: readonly string[]) =>
    check(name, [finding('addConnectionToGroup', { expected: '404', seen: '200', uses, requirements: [`a/${name}`] })]);
  const ended = added('ended', ['disconnect']);

  it('is the same cause as one that has never been there', () => {
    expect(titles([added('unknown', ['unknown-connection']), ended])).toEqual([
      'addConnectionToGroup accepted what should be answered with 404 (a connection id that nobody has)',
    ]);
  });

  it('is a cause of its own where only another operation takes what has never been there', () => {
    const other = finding('removeConnectionFromGroup', { expected: '404', seen: '200', uses: ['unknown-connection'] });
    expect(titles([check('other', [other]), ended])).toHaveLength(2);
  });
});

describe('a ttl that a later addition does not replace', () => {
  const uses = ['addUserToGroup', 'again', 'pass', 'ttl'];
  const looked = (rest: Partial<Finding>): Finding => finding('userIsInGroup', { uses, ...rest });
  const early = looked({ code: 'expired-early', expected: '200 for 600 s', seen: '404', requirements: ['a/longer'] });
  const gone = looked({ expected: '200', seen: '404', requirements: ['a/none'] });
  const there = looked({ code: 'not-expired', expected: '404', seen: '200', requirements: ['a/shorter'] });

  it('is one cause, however it shows', () => {
    const full = looked({
      expected: '200',
      seen: '404',
      uses: [...uses.slice(0, 2), 'hundred-changes', 'many-changes'],
    });
    expect(titles([check('all', [early, gone, there]), check('full', [full])])).toEqual([
      'addUserToGroup did not replace the ttl of an earlier addition',
    ]);
  });

  it('is not the cause where a ttl that was set once ends early too', () => {
    const once = { ...early, uses: ['addUserToGroup', 'ttl'], requirements: ['a/lasts'] };
    expect(titles([check('one', [once]), check('other', [early])])).toEqual([
      'userIsInGroup did not find a user before the ttl had ended',
    ]);
  });
});

it('is one cause that a close message cannot be read, whether that is seen of the record or of the closing', () => {
  const closing = finding('closeConnection', {
    code: 'not-closed',
    expected: 'a close message',
    seen: `the connection was given up, since ${unreadable}: {"type":7,"error":"a"b"}`,
  });
  const record = finding('closeConnection', { code: 'malformed-frame', seen: '{"type":7,"error":"a"b"}' });
  expect(titles([check('closing', [closing]), check('record', [record])])).toEqual([
    'closeConnection sent a record that is no message',
  ]);
});

it('says that it takes more than one excluded connection, or a user with more than one connection', () => {
  const strayed = finding('broadcast', { code: 'misdelivered', uses: ['broadcast', 'excluded', 'several-excluded'] });
  expect(titles([check('stray', [strayed])])).toEqual([
    'broadcast delivered a message to a client that should not get it (a message with more than one excluded connection)',
  ]);
  const lost = finding('sendToUser', { code: 'not-delivered', uses: ['second-connection', 'sendToUser'] });
  expect(titles([check('lost', [lost])])).toEqual([
    'sendToUser did not deliver a message (a user with more than one connection)',
  ]);
  const missing = finding('connectionExists', { expected: '200', seen: '404', uses: ['second-connection'] });
  expect(titles([check('missing', [missing])])).toEqual(['connectionExists answered 404']);
});

it.each<readonly [ways: readonly string[], said: string]>([
  [['addUserToGroup'], ' (a group to which only users were added)'],
  [['addUserToGroup', 'addConnectionToGroup'], ''],
])('says how the members of a group came there: %j', (ways, said) => {
  const gone = finding('groupHasConnections', { expected: '200', seen: '404', uses: ['groupHasConnections', ...ways] });
  expect(titles([check('gone', [gone])])).toEqual([`groupHasConnections answered 404${said}`]);
});

describe('a long ttl that ends early', () => {
  const gone = { expected: '200', seen: '404' };
  const early = finding('userIsInGroup', { code: 'expired-early', seen: '404', uses: ['long-ttl', 'pass', 'ttl'] });

  it('is said to be long', () => {
    expect(titles([check('early', [early])])).toEqual([
      'userIsInGroup did not find a user before the ttl had ended (with a ttl of more than 24 days)',
    ]);
  });

  it('is one cause with a user who is not found at once, where the ttl is as long', () => {
    const lost = finding('userIsInGroup', { ...gone, uses: ['addUserToGroup', 'long-ttl', 'ttl'] });
    expect(titles([check('early', [early]), check('lost', [lost])])).toHaveLength(1);
  });

  it('is a cause of its own where users are not found for another reason', () => {
    const anew = finding('userIsInGroup', { ...gone, uses: ['addUserToGroup', 'anew', 'ttl'] });
    expect(titles([check('early', [early]), check('anew', [anew])])).toHaveLength(2);
  });
});

it('is one cause that arguments are left out, whether they were empty or not given', () => {
  const message = 'the message to "a" was altered: $.arguments: sent [], arrived nothing';
  const altered = finding('broadcast', { code: 'altered', message });
  const record = finding('broadcast', {
    code: 'malformed-frame',
    expected: 'an invocation with a target and a list of arguments',
  });
  expect(titles([check('altered', [altered]), check('record', [record])])).toEqual([
    'broadcast left out the arguments',
  ]);
});

it('is one cause that a name is redirected, and no success, whatever was expected', () => {
  const redirected = (expected: string): Finding =>
    finding('userIsInGroup', { expected, seen: '301', uses: ['slash', 'user-name'] });
  expect(titles([check('there', [redirected('200')]), check('absent', [redirected('404')])])).toEqual([
    'userIsInGroup answered 301 (a group name or user id with a slash)',
  ]);
});

describe('what is found in another hub than its own', () => {
  const other = (operation: 'connectionExists' | 'userHasConnections', requirement: string): Finding =>
    finding(operation, { expected: '404', seen: '200', uses: ['second-hub'], requirements: [requirement] });
  const reached = finding('sendToConnection', {
    code: 'misdelivered',
    uses: ['second-hub'],
    requirements: ['a/stays'],
  });

  it('is one cause with what is reached there', () => {
    expect(titles([check('found', [other('connectionExists', 'a/found')]), check('reached', [reached])])).toHaveLength(
      1,
    );
  });

  const closed: Finding = {
    ...finding('closeConnection', { code: 'closed', uses: ['closeConnection', 'open', 'second-hub'] }),
    message: 'the target has ended the connection of "elsewhere"',
    requirements: ['a/closed'],
  };
  const { exchange: _exchange, ...unasked } = closed;

  it('is one cause with what is closed there', () => {
    const all = [check('found', [other('connectionExists', 'a/found')]), check('closed', [unasked])];
    expect(titles(all)).toHaveLength(1);
    const within = { ...unasked, uses: ['closeConnection', 'open'] };
    expect(titles([check('found', [other('connectionExists', 'a/found')]), check('closed', [within])])).toHaveLength(2);
  });

  it('is named where only a request in the other hub has closed it', () => {
    expect(titles([check('closed', [unasked])])).toEqual([
      'the target lost a connection that should be open (with clients in another hub; after closeConnection)',
    ]);
    expect(titles([check('closed', [{ ...unasked, uses: ['open'] }])])).toEqual([
      'the target lost a connection that should be open',
    ]);
  });

  it('is a cause of its own where something else is reached', () => {
    const user = check('found', [other('userHasConnections', 'a/found')]);
    expect(titles([user, check('reached', [reached])])).toHaveLength(2);
  });

  it('is a cause of its own where the message also strays within a hub', () => {
    const within = { ...reached, uses: ['second-connection'], requirements: ['a/stays', 'a/found'] };
    const found = { ...other('connectionExists', 'a/other') };
    expect(titles([check('found', [found]), check('reached', [reached, within])])).toHaveLength(2);
  });
});

it('says that it takes an excluded connection that is not there, whether there are others or not', () => {
  const refused = (operation: 'broadcast' | 'sendToGroup', uses: readonly string[]) =>
    check(operation, [
      finding(operation, { expected: '202', seen: '400', uses: ['excluded', 'unknown-excluded', ...uses] }),
    ]);
  expect(titles([refused('sendToGroup', []), refused('broadcast', ['several-excluded'])])).toEqual([
    'sendToGroup and broadcast answered 400 (an excluded connection id that nobody has)',
  ]);
});
