import { describe, expect, it } from 'vitest';
import type { CallStep } from '../../contract/step.ts';
import type { OperationId } from '../../spec/operation.ts';
import { shapeOf } from '../../spec/shape.ts';
import type { Effect, EffectKind } from './effect.ts';
import { placeOf, shownBy } from './shown-by.ts';

const effect = (kind: EffectKind, about: Partial<Effect>): Effect => ({
  kind,
  begunAt: 0,
  acceptedAt: 1,
  learnsWithinMs: 0,
  until: 9,
  budgetEnd: 9,
  isDone: false,
  again: false,
  wrong: [],
  unseenAt: undefined,
  seenBy: undefined,
  ...about,
});

const users: Readonly<Record<string, string>> = { a: 'ann', a2: 'ann', b: 'bob' };
const red = placeOf(undefined, 'red');
const closed = effect('close', { probes: new Set(['a']), group: placeOf(undefined) });
const known = effect('registration', { probes: new Set(['a']) });
const joined = effect('join', { probes: new Set(['a']), group: red });
const added = effect('user-join', { user: 'ann', probes: new Set(), group: red });
const removed = effect('user-leave', { user: 'ann', probes: new Set(), group: red });
const removedFromAll = effect('user-leave-all', { user: 'ann', probes: new Set(), group: placeOf(undefined) });
const expired = effect('expiry', {});

type Question = readonly [
  operation: OperationId,
  answer: 'there' | 'absent',
  step: Pick<CallStep, 'connection' | 'user' | 'group' | 'hub'>,
];

const shown = ([id, answer, { user, ...step }]: Question, effects: readonly Effect[]): readonly Effect[] => {
  const named = typeof user === 'string' ? user : undefined;
  const answered = { ...step, operation: shapeOf(id), user: named, isAbsent: answer === 'absent' };
  return shownBy(answered, effects, (probe) => users[probe]);
};

describe('what a right answer shows', () => {
  it.each<readonly [what: string, question: Question, effects: readonly Effect[]]>([
    ['that a connection is closed', ['connectionExists', 'absent', { connection: 'a' }], [closed]],
    ['that the only connection of a user is closed', ['userHasConnections', 'absent', { user: 'ann' }], [closed]],
    ['that a connection is known', ['connectionExists', 'there', { connection: 'a' }], [known]],
    [
      'that who is added to a group is known',
      ['addConnectionToGroup', 'there', { connection: 'a', group: 'red' }],
      [known],
    ],
    ['that a connection has joined', ['groupHasConnections', 'there', { group: 'red' }], [joined]],
    ['that a user is stored', ['userIsInGroup', 'there', { user: 'ann', group: 'red' }], [added]],
    ['that a user is gone from the group', ['userIsInGroup', 'absent', { user: 'ann', group: 'red' }], [removed]],
    ['… or from all', ['userIsInGroup', 'absent', { user: 'ann', group: 'red' }], [removedFromAll]],
    ['that a ttl has ended', ['userIsInGroup', 'absent', { user: 'ann', group: 'red' }], [expired]],
  ])('is %s', (_what, question, effects) => {
    expect(shown(question, effects)).toEqual(effects);
  });

  it.each<readonly [what: string, question: Question, effects: readonly Effect[]]>([
    ['of another connection', ['connectionExists', 'absent', { connection: 'b' }], [closed]],
    ['of another user', ['userHasConnections', 'absent', { user: 'bob' }], [closed]],
    ['of another group', ['userIsInGroup', 'absent', { user: 'ann', group: 'blue' }], [removed]],
    ['of another hub', ['userIsInGroup', 'absent', { user: 'ann', group: 'red', hub: 'other' }], [removed]],
    ['of a close where somebody is there', ['connectionExists', 'there', { connection: 'a' }], [closed]],
    ['of a join where nobody is there', ['groupHasConnections', 'absent', { group: 'red' }], [joined]],
    ['of two joins, each of which would do', ['groupHasConnections', 'there', { group: 'red' }], [joined, added]],
    ['where every answer is the same', ['closeConnection', 'there', { connection: 'a' }], [known]],
    [
      'of a join where a removal was accepted',
      ['removeConnectionFromGroup', 'there', { connection: 'a', group: 'red' }],
      [joined],
    ],
  ])('is nothing %s', (_what, question, effects) => {
    expect(shown(question, effects)).toEqual([]);
  });
});
