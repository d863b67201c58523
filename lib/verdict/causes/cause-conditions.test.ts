import { describe, expect, it } from 'vitest';
import { check, finding, titles } from '../../../fixtures/testing/outcomes/cause-titles.ts';
import type { CheckResult } from '../../contract/report.ts';
import type { OperationId } from '../../spec/operation.ts';

describe('a good token', () => {
  const refused = (name: string, operation: OperationId, uses: readonly string[]): CheckResult =>
    check(name, [finding(operation, { expected: '400', seen: '401', uses })]);

  it('is refused for one cause in whatever name it depends on', () => {
    expect(
      titles([refused('hub', 'broadcast', ['hub-name']), refused('user', 'sendToUser', ['user-name', 'slash'])]),
    ).toEqual([
      'broadcast and sendToUser refused a good token (a name with other characters than ASCII letters and digits, or longer than 100)',
    ]);
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
      'sendToGroup did not deliver a message (a call that was made before)',
      'sendToGroup did not deliver a message (after a body that may be refused)',
    ]);
  });

  it('is one where it is lost in any case', () => {
    expect(titles([...apart, lost('plain', ['addConnectionToGroup'])])).toEqual([
      'sendToGroup did not deliver a message',
    ]);
  });
});
