import type { Scenario } from '../../lib/contract/check.ts';
import type { Name, Step } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';
import { inOrder } from '../steps/in-order.ts';

const digits = Array.from({ length: 10 }, (_, digit) => digit);

/** Not logical names: the engine would append to the digit. */
const room = (digit: number): Name => ({ exactly: `room${digit}` });

/** Names next to each other have different members. */
const member = (digit: number): string => (digit % 2 === 0 ? 'even' : 'odd');

const burst = (digit: number): readonly Step[] => [1, 2, 3].map(() => act.toGroup(room(digit), [member(digit)]));

const aInRed = { connection: 'a', group: 'red' };

/** Each by itself: another operation that is broken says nothing about it. */
const documented: readonly Scenario[] = (
  [
    [
      'adding-answers-200',
      'Adding a connection to a group',
      'addConnectionToGroup',
      'groups/add-connection-answers-200',
    ],
    [
      'removing-answers-200',
      'Removing a connection from a group',
      'removeConnectionFromGroup',
      'groups/remove-connection-answers-200',
    ],
    ['sending-answers-202', 'Sending to a group', 'sendToGroup', 'groups/send-answers-202'],
  ] as const
).map(([id, doing, operation, requirement]) => ({
  id: `groups/${id}`,
  title: `${doing} returns the documented success`,
  verifies: [requirement],
  steps: [
    act.connect('a'),
    ...(operation === 'addConnectionToGroup' ? [] : [act.join('a', 'red')]),
    operation === 'sendToGroup'
      ? act.postToGroup('red', ['a'], { expect: 'success', verifies: [requirement] })
      : act.judge(operation, aInRed, 'success', [requirement]),
  ],
}));

/** Enough that one which strays now and then is met. */
const manyToRed: readonly Step[] = [act.together(...Array.from({ length: 30 }, () => act.toGroup('red', ['a'])))];

/** POST groups/{group}: who gets the message, and who does not. */
export const groupSends: readonly Scenario[] = [
  {
    id: 'groups/send-reaches-members',
    title: 'A message to a group reaches every member once and no other client',
    verifies: [
      'groups/send-reaches-members',
      'groups/send-stays-in-the-group',
      'groups/send-to-nobody',
      'groups/connection-in-several-groups',
      'broadcast/reaches-every-client',
    ],
    steps: [
      act.together(
        act.connect('a', 'ann'),
        act.connect('b', 'bob'),
        act.connect('c'),
        act.connect('ann-too', 'ann'),
        act.connect('in-no-group'),
      ),
      act.join('a', 'red'),
      act.join('b', 'red'),
      act.join('c', 'blue'),
      act.toGroup('red', ['a', 'b'], { verifies: ['groups/send-reaches-members', 'groups/send-stays-in-the-group'] }),
      act.join('b', 'blue'),
      act.toGroup('blue', ['b', 'c'], { verifies: ['groups/connection-in-several-groups'] }),
      {
        do: 'call',
        operation: 'broadcast',
        reaches: ['a', 'b', 'c', 'ann-too', 'in-no-group'],
        verifies: ['broadcast/reaches-every-client'],
      },
      act.toGroup('green', [], { expect: 'any-success', verifies: ['groups/send-to-nobody'] }),
      act.toGroup('ann', [], { expect: 'any-success', verifies: ['groups/send-to-nobody'] }),
    ],
  },
  {
    id: 'groups/connection-in-several-groups',
    title: 'A connection that is added to another group is in both, and receives the messages of each',
    verifies: ['groups/connection-in-several-groups', 'groups/send-reaches-members'],
    steps: [
      act.connect('a'),
      act.join('a', 'red'),
      act.toGroup('red', ['a'], { verifies: ['groups/send-reaches-members'] }),
      act.join('a', 'blue'),
      ...[act.group('red', 'there'), act.toGroup('red', ['a']), act.toGroup('blue', ['a'])].map((step) => ({
        ...step,
        verifies: ['groups/connection-in-several-groups'],
      })),
    ],
  },
  {
    id: 'groups/send-excludes',
    title: 'A message to a group skips only the excluded connections',
    verifies: ['groups/send-excludes'],
    steps: [
      act.together(act.connect('a', 'ann'), act.connect('b'), act.connect('ann-too', 'ann')),
      act.join('a', 'red'),
      act.join('b', 'red'),
      act.join('ann-too', 'red'),
      act.toGroup('red', ['b', 'ann-too'], { excluded: ['a'] }),
      // A target that does it wrong now and then.
      act.toGroup('red', ['b', 'ann-too'], { excluded: ['a'], times: 12 }),
      act.toGroup('red', ['b'], { excluded: ['a', 'ann-too'] }),
      act.toGroup('red', [], { excluded: ['a', 'b', 'ann-too'] }),
      act.toGroup('red', ['a', 'b', 'ann-too'], { excluded: [{ exactly: 'nobody-has-this-id' }] }),
    ],
  },
  {
    id: 'groups/documented-success',
    title: 'Adding to, sending to and removing from a group return the documented success',
    about: ['unused-hub'],
    verifies: [
      'groups/add-connection-answers-200',
      'groups/send-answers-202',
      'groups/remove-connection-answers-200',
      'groups/send-to-nobody',
    ],
    steps: [
      act.postToGroup('red', [], { verifies: ['groups/send-to-nobody'] }),
      act.connect('a'),
      act.judge('addConnectionToGroup', aInRed, 'success', ['groups/add-connection-answers-200']),
      act.postToGroup('red', ['a'], { expect: 'success', verifies: ['groups/send-answers-202'] }),
      act.judge('removeConnectionFromGroup', aInRed, 'success', ['groups/remove-connection-answers-200']),
    ],
  },
  ...documented,
  {
    id: 'groups/send-to-an-empty-group',
    title: 'A message to a group without members reaches nobody',
    verifies: ['groups/send-stays-in-the-group', 'groups/send-to-nobody'],
    steps: [act.connect('a', 'ann'), act.toGroup('red', [], { expect: 'any-success' })],
  },
  {
    id: 'groups/names-that-differ-in-a-digit',
    title: 'Ten groups whose names differ in the last digit each deliver a whole burst to their own member',
    verifies: ['groups/every-group-delivers'],
    regressions: ['#720', '#963'],
    steps: [
      act.together(act.connect('even'), act.connect('odd')),
      act.together(...digits.map((digit) => act.join(member(digit), room(digit)))),
      act.settle(),
      act.together(...digits.flatMap(burst)),
    ],
  },
  {
    id: 'groups/none-of-many-outside',
    title: 'None of many messages to a group reaches a client of the same user outside it',
    verifies: ['groups/send-stays-in-the-group'],
    steps: [
      act.together(act.connect('a', 'ann'), act.connect('b', 'ann')),
      act.join('a', 'red'),
      act.join('b', 'blue'),
      act.settle(),
      ...manyToRed,
    ],
  },
  {
    id: 'groups/none-of-many-elsewhere',
    title: 'None of many messages to a group reaches the group of that name in another hub',
    verifies: ['groups/hubs-apart'],
    steps: [
      act.together(act.connect('a', 'ann'), act.connect('c', 'ann', { hub: 'other' })),
      act.join('a', 'red'),
      act.join('c', 'red', { hub: 'other' }),
      act.settle(),
      ...manyToRed,
    ],
  },
  {
    id: 'groups/order',
    title: 'Messages from one sender to a group arrive in the order sent',
    verifies: ['groups/order'],
    regressions: ['#1655'],
    steps: [
      act.connect('a'),
      act.join('a', 'red'),
      act.toGroup('red', ['a'], { setup: true }),
      act.settle(),
      ...inOrder('a', (more) => act.postToGroup('red', ['a'], more)),
    ],
  },
];
