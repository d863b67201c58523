import { describe, expect, it } from 'vitest';
import { check, finding, titles } from '../../../fixtures/testing/outcomes/cause-titles.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult } from '../../contract/report.ts';
import type { OperationId } from '../../spec/operation.ts';

it('is one cause that refused requests are done, however that shows', () => {
  const shows = (code: Finding['code'], rest: Partial<Finding>): Finding =>
    finding('sendToGroup', { code, uses: ['after-bad-token', 'ttl'], ...rest });
  const findings = [
    shows('not-delivered', { seen: 'nothing' }),
    shows('closed', {}),
    shows('status', { expected: '200', seen: '404' }),
    shows('status', { expected: '404', seen: '200' }),
    shows('misdelivered', { uses: ['token none'] }),
  ];
  expect(titles([check('refused', findings)])).toEqual([
    'the target did what a request asked for that it refused for its token',
  ]);
});

it('takes what seems to come late for lost where messages of the operation are', () => {
  const late = (operation: OperationId): Finding => finding(operation, { code: 'done-late' });
  const lost = check('lost', [finding('sendToGroup', { code: 'not-delivered' })]);
  expect(titles([lost, check('late', [late('sendToGroup')])])).toEqual(['sendToGroup did not deliver a message']);
  expect(titles([lost, check('late', [late('broadcast')])])).toHaveLength(2);
});

it('tells apart what is found that is not there, by what it is', () => {
  const found = (operation: OperationId): CheckResult =>
    check(operation, [finding(operation, { expected: '404', seen: '200', requirements: [operation] })]);
  expect(titles([found('userHasConnections'), found('userIsInGroup')])).toHaveLength(2);
  expect(titles([found('connectionExists'), found('addConnectionToGroup')])).toHaveLength(1);
});

it('calls nothing accepted that was only looked up', () => {
  const uses = ['hub-name'];
  expect(titles([check('looked', [finding('userIsInGroup', { expected: '400', seen: '404', uses })])])).toEqual([
    'userIsInGroup did not refuse what should be answered with 400 (an unusual hub name)',
  ]);
});

describe('a good token', () => {
  const refused = (name: string, operation: OperationId, uses: readonly string[]): CheckResult =>
    check(name, [finding(operation, { expected: '400', seen: '401', uses })]);

  it('is refused for one cause in whatever name it depends on', () => {
    expect(
      titles([refused('hub', 'broadcast', ['hub-name']), refused('user', 'sendToUser', ['user-name', 'slash'])]),
    ).toEqual(['broadcast and sendToUser refused a good token (an unusual name)']);
  });
});

it('says of a name with a slash nothing but that', () => {
  const uses = ['user-name', 'slash'];
  expect(titles([check('slash', [finding('sendToUser', { seen: '404', uses })])])).toEqual([
    'sendToUser answered 404 (a group name or user id with a slash)',
  ]);
  expect(
    titles([
      check('slash', [finding('sendToUser', { seen: '404', uses })]),
      check('mark', [finding('sendToUser', { seen: '404', uses: ['user-name'] })]),
    ]),
  ).toHaveLength(1);
});

it('takes what is not delivered since the client could read no more for what it could not read', () => {
  const seen = 'nothing; the connection of a is closed: it was sent a record that is not a JSON object: [Infinity]';
  const flooded = 'nothing; the connection of a is closed: it was flooded with 10000 records';
  const lost = (name: string, what: string): CheckResult =>
    check(name, [finding('broadcast', { code: 'not-delivered', seen: what })]);
  const monitor = check('frames', [finding('broadcast', { code: 'malformed-frame', seen: '[Infinity]' })]);
  expect(titles([lost('infinity', seen), monitor])).toEqual(['broadcast sent a record that is no message']);
  expect(titles([lost('flood', flooded)])).toEqual(['broadcast did not deliver a message']);
});

it('says what came in place of a message, and what did not come to a connection that is open', () => {
  const open = (seen: string): readonly string[] =>
    titles([check('open', [finding('broadcast', { code: 'closed', seen })])]);
  const silent = 'the socket is open, but no message comes';
  expect(open(silent)).toEqual(['broadcast did not deliver a message to a connection that is open']);
  expect(open(`${silent}; in its place came {"type":1,"target":"on-m","arguments":[]}`)).toEqual([
    'broadcast delivered something else in place of a message',
  ]);
  expect(
    open(`${silent}; in its place came an invocation without a target or a list of arguments: {"type":1}`),
  ).toEqual(['broadcast sent a record that is no message']);
});

it('says after what connections are lost', () => {
  const closed = (name: string, uses: readonly string[]): CheckResult =>
    check(name, [finding('broadcast', { code: 'closed', uses })]);
  const spoiled = closed('spoiled', ['after-doubtful-body']);
  expect(titles([spoiled])).toEqual([
    'broadcast lost a connection that should be open (after a body that may be refused)',
  ]);
  expect(titles([spoiled, closed('plain', [])])).toEqual(['broadcast lost a connection that should be open']);
});

describe('a message that is lost', () => {
  const lost = (name: string, uses: readonly string[]): CheckResult =>
    check(name, [
      finding('sendToGroup', { code: 'not-delivered', requirements: [`a/${name}`], uses: ['sendToGroup', ...uses] }),
    ]);
  const apart = [lost('rejoined', ['again', 'removeConnectionFromGroup']), lost('spoiled', ['after-doubtful-body'])];

  it('is two causes where it is lost in two cases that have nothing in common', () => {
    expect(titles(apart)).toEqual([
      'sendToGroup did not deliver a message (the same call once more)',
      'sendToGroup did not deliver a message (after a body that may be refused)',
    ]);
  });

  it('is one where it is lost in any case', () => {
    expect(titles([...apart, lost('plain', ['addConnectionToGroup'])])).toEqual([
      'sendToGroup did not deliver a message',
    ]);
  });
});

describe('what the names of a cause have in common', () => {
  const refused = (name: string, names: readonly string[]): CheckResult =>
    check(name, [finding('sendToGroup', { seen: '400', uses: ['group-name', 'sendToGroup'], names })]);

  it('is said in place of that they are unusual', () => {
    const both = [
      refused('a', ['group-name beyond-ascii', 'group-name accents']),
      refused('b', ['group-name beyond-ascii']),
    ];
    expect(titles(both)).toEqual(['sendToGroup answered 400 (a group name with characters beyond ASCII)']);
  });

  it('is nothing where one of them has nothing of it', () => {
    expect(titles([refused('a', ['group-name accents']), refused('b', ['group-name $'])])).toEqual([
      'sendToGroup answered 400 (an unusual group name)',
    ]);
  });

  it('is said together with the removal of another that is like it', () => {
    const uses = ['group-name', 'removeConnectionFromGroup'];
    const missing = { expected: '200', seen: '404', uses, names: ['group-name begins-alike'] };
    expect(titles([check('a', [finding('groupHasConnections', missing)])])).toEqual([
      'groupHasConnections answered 404 (a group name that begins with another one; after removeConnectionFromGroup)',
    ]);
  });
});

describe('a message that is lost at times', () => {
  const lost = (rest: Partial<Finding>): CheckResult =>
    check('times', [finding('sendToUser', { code: 'not-delivered', ...rest })]);

  it('is the first of many, or one now and then', () => {
    expect(titles([lost({ uses: ['burst'], among: 'first' })])).toEqual([
      'sendToUser did not deliver a message (the first of many at once)',
    ]);
    expect(titles([lost({ uses: [], among: 'some' })])).toEqual([
      'sendToUser did not deliver a message (now and then)',
    ]);
  });

  it('is said of what was asked again and again, whatever it is about', () => {
    expect(titles([lost({ uses: [], asked: 'some' })])).toEqual([
      'sendToUser did not deliver a message (now and then)',
    ]);
    expect(titles([lost({ uses: ['excluded'], asked: 'some' })])).toEqual([
      'sendToUser did not deliver a message (a message with excluded connections; now and then)',
    ]);
    expect(titles([lost({ uses: [], asked: 'first' })])).toEqual([
      'sendToUser did not deliver a message (only the first after a change)',
    ]);
  });

  it('is no effect of a request that was refused before it', () => {
    const uses = ['after-bad-token'];
    expect(titles([lost({ uses })])).toEqual(['the target did what a request asked for that it refused for its token']);
    expect(titles([lost({ uses, asked: 'some' })])).toEqual(['sendToUser did not deliver a message (now and then)']);
  });

  it('is one of many at once where it is never another', () => {
    expect(titles([lost({ uses: ['burst'], among: 'some' })])).toEqual([
      'sendToUser did not deliver a message (many at once)',
    ]);
  });
});

it('is one cause that several operations do alike under one condition, or under that and more', () => {
  const lost = (operation: OperationId, uses: readonly string[]): Finding =>
    finding(operation, { code: 'not-delivered', uses });
  expect(
    titles([
      check('a', [
        lost('broadcast', ['after-excluded']),
        lost('sendToGroup', ['after-excluded', 'excluded']),
        lost('sendToConnection', ['after-excluded', 'again']),
      ]),
    ]),
  ).toEqual([
    'broadcast, sendToGroup and sendToConnection did not deliver a message (after a message with excluded connections)',
  ]);
});

it('is one cause where the same operations look at no part of a token', () => {
  const taken = (operation: OperationId, token: string): Finding =>
    finding(operation, { expected: '401', seen: '202', uses: [operation, `token ${token}`] });
  const claims = check('claims', [taken('closeConnection', 'no-aud')]);
  expect(titles([check('key', [taken('closeConnection', 'wrong-key')]), claims])).toEqual([
    'closeConnection did not check tokens (wrong-key and no-aud)',
  ]);
  expect(titles([check('key', [taken('broadcast', 'wrong-key')]), claims])).toHaveLength(2);
});

it('is one cause that many operations fail for a name, whatever else some of them used', () => {
  const failed = (operation: OperationId, uses: readonly string[]): Finding =>
    finding(operation, { seen: '500', expected: '400', uses: ['hub-name', ...uses] });
  expect(
    titles([
      check('a', [
        failed('broadcast', []),
        failed('sendToUser', []),
        failed('closeConnection', ['unused-hub']),
        failed('userHasConnections', ['absent-user', 'unused-hub']),
      ]),
    ]),
  ).toEqual(['broadcast, sendToUser and 2 more operations answered 500 (an unusual hub name)']);
});

describe('what is found although it was removed', () => {
  const found = (name: string, uses: readonly string[], names: readonly string[] = []): CheckResult =>
    check(name, [finding('userIsInGroup', { expected: '404', seen: '200', requirements: [`a/${name}`], uses, names })]);
  const removed = found('removed', ['removeUserFromAllGroups', 'ttl']);
  const changed = found('changed', ['many-changes'], ['group-name ending-in-digits']);

  it('has as many causes as there are ways that have nothing in common', () => {
    expect(titles([removed, changed])).toEqual([
      'userIsInGroup accepted what should be answered with 404 (after removeUserFromAllGroups; with a ttl)',
      'userIsInGroup accepted what should be answered with 404 (after more than ten changes)',
    ]);
    const both = found('both', ['removeUserFromAllGroups', 'many-changes']);
    expect(titles([removed, changed, both])).toHaveLength(1);
  });

  it('has one where it is found without any of them', () => {
    expect(titles([removed, changed, found('never', [])])).toHaveLength(1);
  });
});

it('says that changes were done at the same time, and does not take that for less plain', () => {
  const lost = (uses: readonly string[]): Finding =>
    finding('userIsInGroup', { expected: '200', seen: '404', uses: ['addUserToGroup', ...uses] });
  expect(
    titles([check('one', [lost(['changes-at-once'])]), check('many', [lost(['changes-at-once', 'ttl'])])]),
  ).toEqual(['userIsInGroup answered 404 (after changes of one user at the same time)']);
});
