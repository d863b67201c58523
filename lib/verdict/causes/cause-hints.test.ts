import { describe, expect, it } from 'vitest';
import { check, finding, titles } from '../../../fixtures/testing/outcomes/cause-titles.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult } from '../../contract/report.ts';
import type { OperationId } from '../../spec/operation.ts';

describe('what all findings of a cause used besides', () => {
  const missing = (name: string, uses: readonly string[]): CheckResult =>
    check(name, [finding('userIsInGroup', { expected: '200', seen: '404', uses: ['userIsInGroup', ...uses] })]);

  it.each<readonly [uses: readonly string[], said: string]>([
    [['second-hub'], ' (with clients in another hub)'],
    [['ttl'], ' (with a ttl)'],
    [['ttl', 'odd-ttl'], ' (a ttl that is no whole number)'],
    [['ttl', 'long-ttl'], ' (with a ttl of more than 24 days)'],
    [['again', 'anew', 'addUserToGroup'], ' (the same change once more after it was undone)'],
    [['connectionExists', 'disconnect', 'broken-off'], ' (after a client has broken off without closing)'],
    [['closeConnection', 'disconnect'], ' (after closeConnection)'],
    [['removeUserFromGroup', 'ttl', 'many-changes'], ' (after removeUserFromGroup; with a ttl)'],
    [['hundred-changes', 'many-changes', 'changes-at-once'], ' (after more than a hundred changes)'],
    [
      ['removeConnectionFromGroup', 'several-groups'],
      ' (after removeConnectionFromGroup; a connection in more than one group)',
    ],
    [['absent-user'], ' (a user who is not connected)'],
    [['absent-user', 'ttl'], ' (a user who is not connected; with a ttl)'],
    [[], ''],
  ])('is said where there is no condition: %j', (uses, said) => {
    expect(titles([missing('one', uses), missing('other', uses)])).toEqual([`userIsInGroup answered 404${said}`]);
  });

  it('is not said where one of them did without', () => {
    expect(titles([missing('one', ['ttl']), missing('other', [])])).toEqual(['userIsInGroup answered 404']);
  });

  it('is taken from those that needed the least', () => {
    const plain = missing('plain', ['second-hub']);
    expect(titles([plain, missing('odd', ['group-name'])])).toEqual([
      'userIsInGroup answered 404 (with clients in another hub)',
    ]);
  });

  it('is the ttl where the same call was made once more', () => {
    const missed = finding('sendToGroup', { code: 'not-delivered', uses: ['again', 'sendToGroup', 'ttl'] });
    expect(titles([check('one', [missed])])).toEqual([
      'sendToGroup did not deliver a message (the same call once more; with a ttl)',
    ]);
  });

  it('is no ttl of a message that goes to no group', () => {
    const strayed = finding('broadcast', { code: 'misdelivered', uses: ['broadcast', 'second-hub', 'ttl'] });
    expect(titles([check('stray', [strayed])])).toEqual([
      'broadcast delivered a message to a client that should not get it (with clients in another hub)',
    ]);
  });

  it('is who is not there, of an operation that fails', () => {
    const failed = (operation: OperationId, uses: readonly string[], expected = '404'): CheckResult =>
      check(uses.join('-'), [finding(operation, { expected, seen: '500', uses })]);
    const gone = failed('addConnectionToGroup', ['disconnect']);
    expect(titles([failed('addConnectionToGroup', ['unknown-connection']), gone])).toEqual([
      'addConnectionToGroup answered 500, not 404',
    ]);
    const either = failed('addConnectionToGroup', ['unknown-connection'], 'any success or 404');
    expect(titles([gone, either])).toEqual(['addConnectionToGroup answered 500, not 404']);
    expect(titles([gone, failed('addConnectionToGroup', [], 'success')])).toEqual([
      'addConnectionToGroup answered 500',
    ]);
    expect(
      titles([failed('removeConnectionFromGroup', ['no-member', 'unknown-connection'], 'any success or 404')]),
    ).toEqual(['removeConnectionFromGroup answered 500 (a connection id that nobody has)']);
    expect(titles([failed('removeConnectionFromGroup', ['no-member'], 'any success or 404')])).toEqual([
      'removeConnectionFromGroup answered 500 (a connection that is not in the group)',
    ]);
  });

  it('is not the operation itself', () => {
    const uses = ['removeUserFromGroup'];
    expect(titles([check('removal', [finding('removeUserFromGroup', { seen: '409', uses })])])).toEqual([
      'removeUserFromGroup answered 409',
    ]);
  });
});

it('is one cause that another one than the oldest of a hundred gives way, which stays then', () => {
  const uses = ['addUserToGroup', 'changes-at-once', 'hundred-changes', 'many-changes', 'userIsInGroup'];
  const looked = (expected: string, seen: string, rest: readonly string[] = uses): CheckResult =>
    check(`${expected}-${rest.length}`, [
      finding('userIsInGroup', { expected, seen, uses: rest, requirements: [`a/${expected}`] }),
    ]);
  expect(titles([looked('404', '200'), looked('200', '404')])).toEqual([
    'userIsInGroup accepted what should be answered with 404 (after more than a hundred changes)',
  ]);
  expect(titles([looked('404', '200'), looked('200', '404', ['ttl'])])).toHaveLength(2);
});

it('is one cause that messages in a row are lost, whichever operations lose them', () => {
  const lost = (operation: OperationId): Finding =>
    finding(operation, { code: 'not-delivered', uses: ['in-a-row', 'order', operation] });
  expect(titles([check('one', [lost('broadcast')]), check('other', [lost('sendToUser')])])).toEqual([
    'broadcast and sendToUser did not deliver a message (several in a row)',
  ]);
});

it('says what the names of a group and of a user have in common', () => {
  const missing = (operation: OperationId, kind: string): CheckResult =>
    check(kind, [finding(operation, { seen: '404', uses: [kind, operation], names: [`${kind} marks`, `${kind} +`] })]);
  expect(titles([missing('groupHasConnections', 'group-name'), missing('userHasConnections', 'user-name')])).toEqual([
    "groupHasConnections and userHasConnections answered 404 (a name with '+')",
  ]);
});

it('is two causes that users are not found for a long ttl, and after more than a hundred changes', () => {
  const missing = (uses: readonly string[]): CheckResult =>
    check(`${uses[0]}`, [
      finding('userIsInGroup', { expected: '200', seen: '404', uses, requirements: [`a/${uses[0]}`] }),
    ]);
  const apart = [missing(['long-ttl', 'ttl']), missing(['hundred-changes', 'many-changes'])];
  expect(titles(apart)).toEqual([
    'userIsInGroup answered 404 (with a ttl of more than 24 days)',
    'userIsInGroup answered 404 (after more than a hundred changes)',
  ]);
  expect(titles([...apart, missing(['addUserToGroup'])])).toEqual(['userIsInGroup answered 404']);
});
