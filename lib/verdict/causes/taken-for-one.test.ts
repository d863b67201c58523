import { describe, expect, it } from 'vitest';
import { check, finding, titles } from '../../../fixtures/testing/outcomes/cause-titles.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { OperationId } from '../../spec/operation.ts';

describe('names that are taken for one', () => {
  const names = (kind: 'group' | 'user') => [`${kind}-name %`, `${kind}-name encoded`];
  const found = (operation: OperationId, kind: 'group' | 'user', uses: readonly string[] = []): Finding => {
    const seen = { expected: '404 or 400', seen: '200', requirements: [`a/${operation}`] };
    return finding(operation, { ...seen, uses: [`${kind}-name`, ...uses], names: names(kind) });
  };
  const gone = finding('groupHasConnections', {
    expected: '200',
    seen: '404',
    requirements: ['a/gone'],
    uses: ['group-name', 'removeConnectionFromGroup'],
    names: names('group'),
    step: '$[0]$.steps[12]',
  });
  const title =
    'userIsInGroup, userHasConnections and groupHasConnections accepted what should be answered with 404 (a name that differs from another one only in its percent-encoding)';

  it('are one cause, by whatever operation and kind of name that shows', () => {
    const groups = check('groups', [found('groupHasConnections', 'group'), gone]);
    const users = check('users', [
      found('userIsInGroup', 'user'),
      found('userHasConnections', 'user', ['absent-user']),
    ]);
    expect(titles([groups, users])).toEqual([title]);
  });

  it('are another cause than what is found for another reason', () => {
    const old = finding('userIsInGroup', { expected: '404', seen: '200', uses: ['many-changes'] });
    expect(titles([check('old', [old]), check('users', [found('userIsInGroup', 'user')])])).toEqual([
      'userIsInGroup accepted what should be answered with 404 (after more than ten changes)',
      'userIsInGroup accepted what should be answered with 404 (a user id that differs from another one only in its percent-encoding)',
    ]);
  });

  it('are not those that something else has gone with', () => {
    const other = { ...gone, names: ['group-name begun-alike'] };
    expect(titles([check('groups', [found('groupHasConnections', 'group'), other])])).toHaveLength(2);
  });
});

describe('what has gone after one removal', () => {
  const uses = ['removeConnectionFromGroup'];
  const lost = finding('sendToGroup', { code: 'not-delivered', requirements: ['a/reaches'], uses });
  const gone = (rest: Partial<Finding> = {}): Finding =>
    finding('userIsInGroup', { expected: '200', seen: '404', requirements: ['a/stays'], uses, ...rest });

  it('is one cause, whether it is looked for or sent to', () => {
    expect(titles([check('sent', [lost]), check('looked', [gone()])])).toEqual([
      'sendToGroup did not deliver a message (after removeConnectionFromGroup)',
    ]);
  });

  it('explains what has gone after another one besides', () => {
    const after = gone({ uses: [...uses, 'removeUserFromGroup'] });
    expect(titles([check('sent', [lost]), check('looked', [after])])).toHaveLength(1);
  });

  it.each<[string, Partial<Finding>]>([
    ['another removal', { uses: ['removeUserFromGroup'] }],
    ['none', { uses: [] }],
    ['some time besides', { uses: ['outlast', ...uses] }],
    ['a removal under an unusual name', { uses: [...uses, 'group-name'] }],
  ])('is another cause than what has gone after %s', (_what, rest) => {
    expect(titles([check('sent', [lost]), check('looked', [gone(rest)])])).toHaveLength(2);
  });
});

describe('what is found in another hub', () => {
  const found = (requirement: string, uses: readonly string[]): Finding =>
    finding('userIsInGroup', { expected: '404', seen: '200', requirements: [requirement], uses });
  const elsewhere = found('a/hubs', ['absent-user', 'second-hub']);
  const other = ' accepted what should be answered with 404 (after removeUserFromAllGroups; with a ttl)';

  it('has another cause than what a removal leaves there', () => {
    const left = found('a/removal', ['removeUserFromAllGroups', 'ttl']);
    expect(titles([check('elsewhere', [elsewhere]), check('left', [left])])).toEqual([
      'userIsInGroup accepted what should be answered with 404 (a user who is not connected; with clients in another hub)',
      `userIsInGroup${other}`,
    ]);
  });

  it('has another cause than what is found under a name that is taken for its own', () => {
    const twin = { ...found('a/names', ['absent-user', 'user-name']), names: ['user-name cased'] };
    expect(titles([check('elsewhere', [elsewhere]), check('twin', [twin])])).toHaveLength(2);
  });

  it('is one cause, whatever was removed besides', () => {
    const besides = found('a/hubs', ['removeUserFromGroup', 'second-hub']);
    expect(titles([check('elsewhere', [elsewhere]), check('besides', [besides])])).toHaveLength(1);
  });

  it('is one cause with what reaches it there, also where it was seen by what it was added to', () => {
    const uses = ['second-hub'];
    const added = (operation: OperationId) =>
      finding(operation, { expected: '404', seen: '200', requirements: ['a/added'], uses });
    const reached = finding('sendToConnection', { code: 'misdelivered', requirements: ['a/reached'], uses });
    const there = check('there', [added('addConnectionToGroup'), added('groupHasConnections')]);
    expect(titles([there, check('reached', [reached])])).toEqual([
      'addConnectionToGroup and groupHasConnections accepted what should be answered with 404 (with clients in another hub)',
    ]);
  });
});
