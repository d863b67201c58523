import { describe, expect, it } from 'vitest';
import type { OperationId } from '../../spec/operation.ts';
import { couldBeLag, type Deviation } from './could-be-lag.ts';
import type { EffectKind } from './effect.ts';

const kinds: readonly EffectKind[] = [
  'registration',
  'join',
  'leave',
  'user-join',
  'user-leave',
  'user-leave-all',
  'close',
  'end',
  'expiry',
];

const answer = (id: OperationId, status: number): Deviation => ({
  what: 'answer',
  status,
  operation: { id, success: [200], notThere: [404], saysNotThere: [] },
});

const stray: Deviation = { what: 'stray', afterClose: false };
const left: readonly EffectKind[] = ['leave', 'user-join', 'user-leave', 'user-leave-all', 'close', 'expiry'];
const usersLeft: readonly EffectKind[] = ['user-join', 'user-leave', 'user-leave-all', 'expiry'];

/** What each deviation could come of. */
const table: readonly (readonly [string, Deviation, readonly EffectKind[]])[] = [
  ['a message that does not come', { what: 'missing' }, ['registration', 'join', 'user-join']],
  ['a message to who was in the audience', stray, left],
  ['a message after the close frame', { what: 'stray', afterClose: true }, []],
  ['a second copy', { what: 'second copy' }, []],
  ['an altered message', { what: 'altered' }, []],
  ['another order', { what: 'out of order' }, []],
  ['"no such connection"', answer('connectionExists', 404), ['registration']],
  ['"there is the connection"', answer('connectionExists', 200), ['close', 'end']],
  ['"the user has no connection"', answer('userHasConnections', 404), ['registration']],
  ['"the user has connections"', answer('userHasConnections', 200), ['close', 'end']],
  ['"nobody is in the group"', answer('groupHasConnections', 404), ['registration', 'join', 'user-join']],
  ['"somebody is in the group"', answer('groupHasConnections', 200), ['leave', ...usersLeft, 'close', 'end']],
  ['"the user is not in the group"', answer('userIsInGroup', 404), ['user-join']],
  ['"the user is in the group"', answer('userIsInGroup', 200), usersLeft],
  ['"no such connection to close"', answer('closeConnection', 404), ['registration']],
  ['"no such connection to add"', answer('addConnectionToGroup', 404), ['registration']],
  ['a closed connection that is added', answer('addConnectionToGroup', 200), ['close', 'end']],
  ['"no such member to remove"', answer('removeConnectionFromGroup', 404), ['registration', 'join', 'user-join']],
  ['a user who cannot be added', answer('addUserToGroup', 404), []],
  ['a user who cannot be removed', answer('removeUserFromGroup', 404), []],
  ['a user who cannot be removed from all groups', answer('removeUserFromAllGroups', 404), []],
  ['a refusal', answer('groupHasConnections', 400), []],
  ['an unauthorized look', answer('groupHasConnections', 401), []],
  ['another success', answer('groupHasConnections', 204), []],
  ['a server error', answer('groupHasConnections', 500), []],
];

describe('whether a deviation could be lag', () => {
  it.each(table)('%s', (_, deviation, explained) => {
    const found = kinds.filter((kind) => couldBeLag(deviation, [kind]));
    expect(found.toSorted()).toEqual(explained.toSorted());
    expect(couldBeLag(deviation, [])).toBe(false);
    expect(couldBeLag(deviation, kinds)).toBe(explained.length > 0);
  });
});
