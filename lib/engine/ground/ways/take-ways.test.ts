import { describe, expect, it } from 'vitest';
import { act } from '../../../../suites/steps/act.ts';
import type { Step } from '../../../contract/step.ts';
import type { OperationId } from '../../../spec/operation.ts';
import { takeWays } from './take-ways.ts';

const broken = (...operations: readonly OperationId[]) => {
  const all = new Set(operations);
  return (operation: OperationId): boolean => all.has(operation);
};

const ann = act.connect('a', 'ann');
const annToo = act.connect('a2', 'ann');
const bob = act.connect('b');
const send = act.toGroup('red', ['a']);
const byUser = act.add('ann', 'red');
const nothing: Step = { do: 'together', steps: [] };

type Row = readonly [string, readonly Step[], readonly OperationId[], readonly Step[]];

describe('what only prepares is done in another way', () => {
  it.each<Row>([
    ['a join, by user', [ann, act.join('a', 'red'), send], ['addConnectionToGroup'], [ann, byUser, send]],
    [
      'a join of a client that has no user, by a user of its own',
      [bob, act.join('b', 'red')],
      ['addConnectionToGroup'],
      [act.connect('b', 'ownb'), act.add('ownb', 'red')],
    ],
    [
      'joins of all connections of a user',
      [ann, annToo, act.join('a', 'red'), act.join('a2', 'red')],
      ['addConnectionToGroup'],
      [ann, annToo, byUser, byUser],
    ],
    [
      'a join by user, by each of their connections',
      [ann, annToo, byUser, send],
      ['addUserToGroup'],
      [ann, annToo, act.together(act.join('a', 'red'), act.join('a2', 'red')), send],
    ],
    [
      'a removal of a connection',
      [ann, act.join('a', 'red'), act.leave('a', 'red')],
      ['removeConnectionFromGroup'],
      [ann, act.join('a', 'red'), act.remove('ann', 'red')],
    ],
    [
      'a removal of a user from their only group',
      [byUser, act.remove('ann', 'red')],
      ['removeUserFromGroup'],
      [byUser, act.removeFromAll('ann')],
    ],
    [
      'a removal of a user from all groups',
      [byUser, act.add('ann', 'blue'), act.removeFromAll('ann')],
      ['removeUserFromAllGroups'],
      [byUser, act.add('ann', 'blue'), act.together(act.remove('ann', 'red'), act.remove('ann', 'blue'))],
    ],
    [
      'a closing',
      [ann, ...act.closeFirst('a')],
      ['closeConnection'],
      [ann, { do: 'disconnect', probe: 'a', setup: true }, nothing],
    ],
  ])('%s', (_what, steps, operations, expected) => {
    expect(takeWays(steps, broken(...operations)).steps).toEqual(expected);
  });
});

describe('no other way is taken', () => {
  const { setup: _setup, ...judged } = act.join('a', 'red');
  it.each<readonly [string, readonly Step[], readonly OperationId[]]>([
    ['for a call that is judged', [ann, judged], ['addConnectionToGroup']],
    [
      'for a call that must be refused',
      [ann, act.join('a', 'red', { token: 'expired', expect: 'unauthorized' })],
      ['addConnectionToGroup'],
    ],
    ['by what is broken, too', [ann, act.join('a', 'red')], ['addConnectionToGroup', 'addUserToGroup']],
    [
      'where another connection of the user stays outside',
      [ann, annToo, act.join('a', 'red')],
      ['addConnectionToGroup'],
    ],
    [
      'where the user connects again',
      [ann, act.join('a', 'red'), act.disconnect('a'), annToo],
      ['addConnectionToGroup'],
    ],
    [
      'where the user is looked for in the group',
      [ann, act.join('a', 'red'), act.userInGroup('ann', 'red', 'absent')],
      ['addConnectionToGroup'],
    ],
    ['for an addition of a user who is not connected', [byUser, ann], ['addUserToGroup']],
    ['for an addition with a ttl', [ann, act.add('ann', 'red', { ttl: 600 })], ['addUserToGroup']],
    ['for an addition that is looked up', [ann, byUser, act.userInGroup('ann', 'red', 'there')], ['addUserToGroup']],
    [
      'for a removal from one of two groups',
      [byUser, act.add('ann', 'blue'), act.remove('ann', 'red')],
      ['removeUserFromGroup'],
    ],
    [
      'for a removal of one of two members',
      [ann, annToo, act.join('a', 'red'), act.join('a2', 'red'), act.leave('a', 'red')],
      ['removeConnectionFromGroup'],
    ],
    ['for a closing that is looked at', [ann, act.close('a', { setup: true }), act.closed('a')], ['closeConnection']],
    ['in another hub than the connection', [ann, act.join('a', 'red', { hub: 'other' })], ['addConnectionToGroup']],
  ])('%s', (_when, steps, operations) => {
    expect(takeWays(steps, broken(...operations))).toEqual({ steps, ways: [] });
  });
});
