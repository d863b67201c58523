import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/outcomes/exchange-of.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { FindingCode } from '../../contract/outcome.ts';
import type { OperationId } from '../../spec/operation.ts';
import { couldBeLag, isBeyondLag, mayStillLag, type Deviation } from './could-be-lag.ts';
import type { Effect, EffectKind } from './effect.ts';

const kinds: readonly EffectKind[] = [
  'registration',
  'join',
  'leave',
  'user-join',
  'overwriting-join',
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

const stray = (operation: OperationId, afterClose = false): Deviation => ({ what: 'stray', operation, afterClose });
const missing = (operation: OperationId): Deviation => ({ what: 'missing', operation });
const left: readonly EffectKind[] = ['leave', 'overwriting-join', 'user-leave', 'user-leave-all', 'close', 'expiry'];
const usersJoined: readonly EffectKind[] = ['user-join', 'overwriting-join'];
const usersLeft: readonly EffectKind[] = ['overwriting-join', 'user-leave', 'user-leave-all', 'expiry'];

/** What each deviation could come of. */
const table: readonly (readonly [string, Deviation, readonly EffectKind[]])[] = [
  ['a message to a group that does not come', missing('sendToGroup'), ['registration', 'join', ...usersJoined]],
  ['a message to a user that does not come', missing('sendToUser'), ['registration']],
  ['a broadcast that does not come', missing('broadcast'), ['registration']],
  ['a message to who was in the group', stray('sendToGroup'), left],
  ['a message of a user to somebody else', stray('sendToUser'), ['close']],
  ['a message after the close message', stray('sendToGroup', true), []],
  ['a second copy', { what: 'second copy' }, []],
  ['an altered message', { what: 'altered' }, []],
  ['another order', { what: 'out of order' }, []],
  ['"no such connection"', answer('connectionExists', 404), ['registration']],
  ['"there is the connection"', answer('connectionExists', 200), ['close', 'end']],
  ['"the user has no connection"', answer('userHasConnections', 404), ['registration']],
  ['"the user has connections"', answer('userHasConnections', 200), ['close', 'end']],
  ['"nobody is in the group"', answer('groupHasConnections', 404), ['registration', 'join', ...usersJoined]],
  ['"somebody is in the group"', answer('groupHasConnections', 200), ['leave', ...usersLeft, 'close', 'end']],
  ['"the user is not in the group"', answer('userIsInGroup', 404), usersJoined],
  ['"the user is in the group"', answer('userIsInGroup', 200), usersLeft],
  ['"no such connection to close"', answer('closeConnection', 404), ['registration']],
  ['"no such connection to add"', answer('addConnectionToGroup', 404), ['registration']],
  ['a closed connection that is added', answer('addConnectionToGroup', 200), ['close', 'end']],
  ['"no such member to remove"', answer('removeConnectionFromGroup', 404), ['registration', 'join', ...usersJoined]],
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

describe('an answer that no lag brings about, whatever has not settled', () => {
  const operation = { success: [202], notThere: [404], saysNotThere: [410] };
  const of = (code: FindingCode, status: number, id: Exchange['operation'] = 'broadcast') =>
    isBeyondLag({ code, exchange: { ...exchangeOf('broadcast'), operation: id, status } }, () => operation);

  it.each([
    ['another success than the documented one', 'status', 200, true],
    ['a refusal', 'undocumented-status', 400, true],
    ['a server error', 'server-error', 500, true],
    ['the documented success, where nothing was expected to be there', 'status', 202, false],
    ['not found', 'status', 404, false],
    ['what the target says in place of not found', 'status', 410, false],
    ['messages in another order', 'out-of-order', 202, true],
    ['a message that did not come', 'not-delivered', 200, false],
  ] as const)('%s', (_what, code, status, expected) => {
    expect(of(code, status)).toBe(expected);
  });

  it('is none that did not come, or of no operation of the document', () => {
    const { status: _status, ...unanswered } = exchangeOf('broadcast');
    expect(isBeyondLag({ code: 'status', exchange: unanswered }, () => operation)).toBe(false);
    expect(isBeyondLag({ code: 'status' }, () => operation)).toBe(false);
    expect([of('status', 500, 'negotiate'), of('status', 500, 'other')]).toEqual([false, false]);
  });
});

describe('what may still lag when the run waits no longer', () => {
  const endedUntil = (budgetEnd: number): Effect => ({ kind: 'end', budgetEnd }) as Effect;
  const ask = (outlasting: Set<string>, ...effects: readonly Effect[]): readonly Effect[] =>
    mayStillLag({
      deviation: answer('connectionExists', 200) as Extract<Deviation, { what: 'answer' }>,
      askedAt: 1000,
      effects,
      outlasting,
    });

  it('is an effect that has had less time than the profile allows, whatever others have had', () => {
    const outlasting = new Set<string>();
    const open = endedUntil(2000);
    expect(ask(outlasting, endedUntil(500), open)).toEqual([open]);
    expect(outlasting.size).toBe(0);
  });

  it('is none of a kind that has outlasted all of it', () => {
    const outlasting = new Set<string>();
    expect(ask(outlasting, endedUntil(500))).toEqual([]);
    expect(ask(outlasting, endedUntil(2000))).toEqual([]);
  });
});
