import { describe, expect, it } from 'vitest';
import { check, finding, requirements, titles } from '../../../fixtures/testing/outcomes/cause-titles.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { OperationId } from '../../spec/operation.ts';
import { causesOf } from './causes-of.ts';

describe('a name that should be refused', () => {
  const uses = ['hub-name'] as const;
  it('is one cause where it is accepted by one operation and looked up by another', () => {
    const refused = { expected: '400', uses };
    const nothing = { expected: 'one of 301, 307, 400, 404, 405', seen: '202', uses };
    expect(
      titles([
        check('sent', [finding('broadcast', { ...refused, seen: '202' })]),
        check('looked', [finding('userIsInGroup', { ...refused, seen: '404' })]),
        check('empty', [finding('sendToGroup', nothing)]),
      ]),
    ).toEqual([
      'broadcast, userIsInGroup and sendToGroup accepted what should be answered with 400 (an unusual hub name)',
    ]);
  });
});

it('shows what was seen to be so now and then, where the title says that it is', () => {
  const failed = (rest: Partial<Finding>): Finding =>
    finding('groupHasConnections', { code: 'server-error', seen: '500', uses: [], ...rest });
  const checks = [check('once', [failed({})]), check('again', [failed({ uses: ['disconnect'], asked: 'some' })])];
  expect(causesOf({ checks, requirements })[0]?.example.check.check).toBe('a/again');
});

it('is another cause to close without a word than not to close', () => {
  const closing = (seen: string): Finding =>
    finding('closeConnection', { code: 'not-closed', expected: 'a close message', seen });
  const unsaid = closing('no close message; the socket was closed by the server (1000)');
  expect(titles([check('a', [unsaid]), check('b', [closing('no close message; the socket is open')])])).toEqual([
    'closeConnection closed a connection without a close message',
    'closeConnection did not close the connection',
  ]);
});

it('is one cause where a name is refused, whatever else the steps used', () => {
  const refused = (operation: OperationId, uses: readonly string[]): Finding =>
    finding(operation, { expected: '202', seen: '400', uses: ['hub-name', ...uses] });
  const plain = [refused('broadcast', ['unused-hub']), refused('sendToConnection', ['unused-hub', 'burst'])];
  const ofUsers = [refused('sendToUser', ['absent-user']), refused('removeUserFromAllGroups', ['user-in-no-group'])];
  expect(titles([check('names', [...plain, ...ofUsers])])).toEqual([
    'broadcast, sendToConnection and 2 more operations answered 400 (an unusual hub name)',
  ]);
});

it('names no condition where there are more than three, which are those of a long program', () => {
  const uses = ['absent-user', 'again', 'burst', 'excluded', 'outlast'];
  const lost = finding('broadcast', { code: 'not-delivered', uses });
  expect(titles([check('program', [lost])])).toEqual(['broadcast did not deliver a message']);
});

it('puts what blocks most first, even where it only warns, and then what fails', () => {
  const warned = (code: Finding['code'], requirement = 'a/should'): Finding =>
    finding('broadcast', { code, requirements: [requirement] });
  expect(
    titles([
      check('warned', [warned('altered')]),
      check('failed', [finding('userIsInGroup', {})]),
      check('silent', [warned('closed', 'a/ready')]),
      check('blocked', [], { state: 'blocked', verdict: 'blocked', blockedBy: ['a/ready'] }),
    ]).map((title) => title.replace(/ \(.*/, '')),
  ).toEqual([
    'broadcast lost a connection that should be open',
    'userIsInGroup answered 200',
    'broadcast altered messages',
  ]);
});

it('says once that a message and one before it are long', () => {
  const long = finding('broadcast', { code: 'not-delivered', uses: ['after-long-message', 'long-message'] });
  expect(titles([check('long', [long])])).toEqual([
    'broadcast did not deliver a message (a message of more than 8 KB after another)',
  ]);
});

it('is shown by what needs no time where there is a choice', () => {
  const later = finding('sendToGroup', { code: 'misdelivered', uses: ['outlast'], step: '$.steps[8]' });
  const atOnce = finding('sendToGroup', { code: 'misdelivered', step: '$.steps[3].steps[4]' });
  const [cause] = causesOf({ checks: [check('later', [later]), check('at-once', [atOnce])], requirements });
  expect(cause?.example.check.check).toBe('a/at-once');
});

describe('a name that is not ordinary', () => {
  it('is one cause where an operation refuses it for who is there and for who is not', () => {
    const uses = ['group-name'] as const;
    expect(
      titles([
        check('there', [finding('userIsInGroup', { expected: '200', seen: '400', uses })]),
        check('absent', [finding('userIsInGroup', { expected: '404', seen: '400', uses })]),
        check('plain', [finding('userIsInGroup', { expected: '404', seen: '400', uses: [] })]),
      ]).toSorted(),
    ).toEqual(['userIsInGroup answered 400 (an unusual group name)', 'userIsInGroup answered 400, not 404']);
  });

  const lost = (uses: NonNullable<Finding['uses']>): Finding => finding('sendToUser', { code: 'not-delivered', uses });

  it('is said to be a user id where it is one', () => {
    expect(titles([check('user', [lost(['sendToUser', 'user-name'])])])).toEqual([
      'sendToUser did not deliver a message (an unusual user id)',
    ]);
  });

  it('is said to be a group name where a step used one', () => {
    expect(titles([check('both', [lost(['sendToUser', 'user-name', 'group-name'])])])).toEqual([
      'sendToUser did not deliver a message (an unusual group name)',
    ]);
  });
});

describe('the causes of a run', () => {
  it('are one for the same answer of one operation, however many checks show it', () => {
    const causes = causesOf({
      checks: [
        check('far', [finding('broadcast', { step: '$[12].steps[3]' })]),
        check('plain', [finding('broadcast', {})]),
      ],
      requirements,
    });
    expect(causes.map(({ title, checks }) => [title, checks])).toEqual([
      ['broadcast answered 200', ['a/far', 'a/plain']],
    ]);
    expect(causes[0]?.example.check.check).toBe('a/plain');
  });

  it.each<readonly [string, Finding, Finding]>([
    ['two operations', finding('broadcast', {}), finding('sendToUser', {})],
    ['two statuses', finding('broadcast', {}), finding('broadcast', { seen: '404' })],
    ['an answer and a loss', finding('broadcast', {}), finding('broadcast', { code: 'not-delivered' })],
    [
      'two ways to alter',
      finding('broadcast', { code: 'altered', message: 'altered: $.arguments[0]: sent 5, arrived 5.1' }),
      finding('broadcast', { code: 'altered', message: 'altered: $.arguments[0]: sent "5", arrived 5' }),
    ],
  ])('are two for %s', (_name, one, other) => {
    expect(titles([check('a', [one, other])])).toHaveLength(2);
  });

  it('are one for what four operations do alike', () => {
    const all = (['broadcast', 'sendToUser', 'sendToGroup', 'sendToConnection'] as const).map((id) => finding(id, {}));
    expect(titles([check('a', all)])).toEqual(['broadcast, sendToUser and 2 more operations answered 200']);
  });

  it('are one for what is accepted in place of being refused, whichever operation it is', () => {
    const taken = { expected: '401', seen: '200' };
    expect(titles([check('a', [finding('broadcast', taken), finding('userIsInGroup', taken)])])).toEqual([
      'broadcast and userIsInGroup accepted what should be answered with 401',
    ]);
  });

  it('are one where who is not found is not reached either, by the same requirement and names', () => {
    const lost = finding('sendToGroup', { code: 'not-delivered' });
    const absent = finding('groupHasConnections', { expected: '200', seen: '404' });
    const named = finding('groupHasConnections', { expected: '200', seen: '404', uses: ['group-name'] });
    const other = { requirements: ['a/should'] };
    expect(titles([check('a', [lost, lost]), check('b', [absent])])).toHaveLength(1);
    expect(titles([check('a', [{ ...lost, uses: [] }]), check('b', [named])])).toHaveLength(2);
    expect(titles([check('a', [lost]), check('b', [{ ...absent, ...other }])])).toHaveLength(2);
    expect(titles([check('a', [lost]), check('b', [{ ...absent, expected: '404', seen: '200' }])])).toHaveLength(2);
  });

  it('take what was removed besides for no connection that is still found', () => {
    const gone = { expected: '404', seen: '200' };
    const removed = { ...gone, uses: ['disconnect', 'groupHasConnections', 'removeUserFromGroup'] };
    expect(titles([check('a', [finding('groupHasConnections', removed)])])).toEqual([
      'groupHasConnections accepted what should be answered with 404 (after removeUserFromGroup; after a connection has ended)',
    ]);
    const related = { ...gone, uses: ['disconnect', 'userIsInGroup'] };
    expect(titles([check('a', [finding('userIsInGroup', related)])])).toEqual([
      'userIsInGroup accepted what should be answered with 404 (after a connection has ended)',
    ]);
  });

  it('tell what is still found from what is accepted that was never there', () => {
    const gone = { expected: '404', seen: '200' };
    const closed = { ...gone, uses: ['disconnect', 'userHasConnections'] };
    expect(
      titles([check('a', [finding('userHasConnections', closed), finding('addConnectionToGroup', gone)])]),
    ).toEqual([
      'userHasConnections still found a connection that had ended, or its user or group',
      'addConnectionToGroup accepted what should be answered with 404',
    ]);
  });

  it('take a server error for one, whatever was expected in its place', () => {
    const error = { seen: '500' } as const;
    const monitored = { code: 'server-error', expected: 'never a server error', ...error } as const;
    expect(titles([check('a', [finding('broadcast', error), finding('broadcast', monitored)])])).toHaveLength(1);
  });

  it('take a method that is not allowed for one, whether or not what it was asked for is there', () => {
    const answers = (status: string) => [
      finding('userIsInGroup', { expected: '200', seen: status, uses: [] }),
      finding('userIsInGroup', { expected: '404', seen: status, uses: ['absent-user'] }),
    ];
    expect(titles([check('a', answers('405'))])).toEqual(['userIsInGroup answered 405']);
    expect(titles([check('a', answers('409'))])).toHaveLength(2);
  });

  it('name the bad tokens only where every finding has one', () => {
    const bad = { uses: ['broadcast', 'token expired'], expected: '401', seen: '500' };
    const good = { uses: ['broadcast'], seen: '500' };
    expect(titles([check('a', [finding('broadcast', bad)])])).toEqual(['broadcast answered 500 (expired)']);
    expect(titles([check('a', [finding('broadcast', bad), finding('broadcast', good)])])).toEqual([
      'broadcast answered 500',
    ]);
  });

  it('name what they block, and come first for it; those of a should come last', () => {
    const causes = causesOf({
      checks: [
        check('soft', [finding('sendToUser', { requirements: ['a/should'] })], { verdict: 'warn' }),
        check('small', [finding('sendToUser', { requirements: ['a/other'], seen: '204' })]),
        check('ground', [finding('broadcast', {})]),
        check('waits', [], { verdict: 'blocked', state: 'blocked', blockedBy: ['a/must'] }),
      ],
      requirements: [...requirements, { ...requirements[0]!, id: 'a/other' }],
    });
    expect(causes.map(({ title, blocks, verdict }) => [title, blocks, verdict])).toEqual([
      ['broadcast answered 200', ['a/waits'], 'fail'],
      ['sendToUser answered 204', [], 'fail'],
      ['sendToUser answered 200', [], 'warn'],
    ]);
  });

  it('are none where all holds', () => {
    expect(titles([check('a', [], { verdict: 'pass', state: 'pass' })])).toEqual([]);
  });
});

it('is one cause to accept a name that breaks its rule, where the document has the rule and where it leaves it blank', () => {
  const accepted = (operation: OperationId, expected: string, rest: Partial<Finding>): Finding =>
    finding(operation, { expected, seen: '202', ...rest });
  const blank = '404 or 400';
  expect(
    titles([
      check('ttl', [accepted('broadcast', '400', { uses: [] })]),
      check('hub', [accepted('connectionExists', blank, { uses: ['hub-name', 'unused-hub'] })]),
      check('empty', [accepted('userHasConnections', blank, { uses: ['disconnect', 'hub-name'] })]),
      check('length', [
        accepted('groupHasConnections', blank, { uses: ['group-name'], names: ['group-name longer-1024'] }),
      ]),
    ]),
  ).toEqual(['broadcast, connectionExists and 2 more operations accepted what should be answered with 400']);
});
