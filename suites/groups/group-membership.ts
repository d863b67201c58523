import type { Scenario } from '../../lib/contract/check.ts';
import type { CallStep, ConnectionRef, Name, Step } from '../../lib/contract/step.ts';
import { successOrAbsent } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';
import { type StatusWord } from '../../lib/spec/status-word.ts';

const nobody = { exactly: 'nobody-has-this-id' };

const addition = (connection: ConnectionRef, group: Name, expect: StatusWord, verifies: readonly string[]): CallStep =>
  act.judge('addConnectionToGroup', { connection, group }, expect, verifies);

const removal = (connection: ConnectionRef, group: Name): CallStep =>
  act.judge('removeConnectionFromGroup', { connection, group }, successOrAbsent, ['groups/remove-non-member']);

const rejoined: readonly Step[] = [
  act.together(act.connect('a', 'ann'), act.connect('b')),
  act.join('b', 'red'),
  act.join('a', 'red'),
  act.leave('a', 'red'),
  act.join('a', 'red'),
];

/** PUT and DELETE groups/{group}/connections/{connectionId}. */
export const groupMembership: readonly Scenario[] = [
  {
    id: 'groups/adding-and-adding-again',
    title: 'A connection added to a group twice receives one copy of each message, and one removal ends its membership',
    verifies: ['groups/added-connection-is-reached', 'groups/adding-again-changes-nothing'],
    steps: [
      act.connect('a', 'ann'),
      act.join('a', 'red'),
      act.toGroup('red', ['a'], { verifies: ['groups/added-connection-is-reached'] }),
      addition('a', 'red', 'any-success', ['groups/adding-again-changes-nothing']),
      // Until then the first addition answers for both.
      act.settle(),
      act.toGroup('red', ['a'], { verifies: ['groups/adding-again-changes-nothing'] }),
      act.leave('a', 'red'),
      act.toGroup('red', [], { verifies: ['groups/adding-again-changes-nothing'] }),
      act.group('red', 'absent', { verifies: ['groups/adding-again-changes-nothing'] }),
    ],
  },
  {
    id: 'groups/adding-who-does-not-exist',
    title: 'A connection that is unknown or has ended cannot be added to a group',
    verifies: ['groups/add-unknown-connection-404'],
    steps: [
      act.together(act.connect('leaver', 'ann'), act.connect('closed'), act.connect('alive')),
      addition(nobody, 'red', 'absent', ['groups/add-unknown-connection-404']),
      { do: 'disconnect', probe: 'leaver' },
      addition('leaver', 'red', 'absent', ['groups/add-unknown-connection-404']),
      ...act.closeFirst('closed'),
      addition('closed', 'red', 'absent', ['groups/add-unknown-connection-404']),
      act.group('red', 'absent', { verifies: ['groups/add-unknown-connection-404'] }),
      addition('alive', 'red', 'any-success', ['groups/add-unknown-connection-404']),
    ],
  },
  {
    id: 'groups/removing',
    title:
      'A removed connection receives no more messages of that group; its other groups and the other members are unaffected',
    verifies: ['groups/removed-connection-is-silent', 'groups/removal-leaves-the-rest'],
    steps: [
      act.together(act.connect('a', 'ann'), act.connect('b'), act.connect('ann-too', 'ann')),
      act.together(...['a', 'b', 'ann-too'].map((probe) => act.join(probe, 'red'))),
      act.together(...['a', 'b', 'ann-too'].map((probe) => act.join(probe, 'blue'))),
      act.leave('a', 'red'),
      act.toGroup('red', ['b', 'ann-too'], {
        verifies: ['groups/removed-connection-is-silent', 'groups/removal-leaves-the-rest'],
      }),
      act.toGroup('blue', ['a', 'b', 'ann-too'], { verifies: ['groups/removal-leaves-the-rest'] }),
      act.leave('b', 'red'),
      act.toGroup('red', ['ann-too'], {
        verifies: ['groups/removed-connection-is-silent', 'groups/removal-leaves-the-rest'],
      }),
    ],
  },
  {
    id: 'groups/removing-nobody-is-answered',
    title: 'Removing a connection that is in no group, or does not exist, returns success or not found',
    verifies: ['groups/remove-non-member'],
    steps: [act.connect('a', 'ann'), removal('a', 'red'), removal(nobody, 'red')],
  },
  {
    id: 'groups/removing-who-is-no-member',
    title: 'Removing a connection that is not in the group returns success or not found, and changes nothing',
    verifies: [
      'groups/remove-non-member',
      'groups/remove-non-member-status',
      'groups/remove-unknown-connection-status',
    ],
    steps: [
      act.together(act.connect('a', 'ann'), act.connect('b')),
      act.join('a', 'blue'),
      removal('a', 'red'),
      act.join('b', 'red'),
      removal('a', 'red'),
      removal(nobody, 'red'),
      removal('b', 'blue'),
      act.toGroup('red', ['b'], { verifies: ['groups/remove-non-member'] }),
      act.toGroup('blue', ['a'], { verifies: ['groups/remove-non-member'] }),
      act.observe(
        'removeConnectionFromGroup',
        { connection: 'a', group: 'red' },
        'removing a connection that is not in the group',
        ['groups/remove-non-member-status'],
      ),
      act.observe(
        'removeConnectionFromGroup',
        { connection: nobody, group: 'red' },
        'removing a connection that does not exist',
        ['groups/remove-unknown-connection-status'],
      ),
    ],
  },
  {
    id: 'groups/outlives-a-member',
    title: 'When one of two members leaves, the group still exists and its messages reach the other, and nobody else',
    verifies: ['groups/exists-with-connections', 'groups/send-reaches-members', 'groups/send-stays-in-the-group'],
    steps: [
      act.together(act.connect('leaver', 'ann'), act.connect('stays', 'bob'), act.connect('outside', 'cid')),
      act.together(...['leaver', 'stays'].map((probe) => act.join(probe, 'red'))),
      act.toGroup('red', ['leaver', 'stays'], {
        verifies: ['groups/send-reaches-members', 'groups/send-stays-in-the-group'],
      }),
      { do: 'disconnect', probe: 'leaver' },
      act.toGroup('red', ['stays'], { verifies: ['groups/send-reaches-members', 'groups/send-stays-in-the-group'] }),
      act.group('red', 'there', { verifies: ['groups/exists-with-connections'] }),
    ],
  },
  {
    id: 'groups/membership-ends-with-connection',
    title: 'A client that reconnects is not in the group of its old connection, and the group continues',
    verifies: ['groups/membership-ends-with-connection'],
    steps: [
      act.together(act.connect('leaver', 'ann'), act.connect('closed', 'bob'), act.connect('stays')),
      act.together(...['leaver', 'closed', 'stays'].map((probe) => act.join(probe, 'red'))),
      act.join('leaver', 'blue'),
      { do: 'disconnect', probe: 'leaver' },
      ...act.closeFirst('closed'),
      act.together(act.connect('leaver', 'ann'), act.connect('closed', 'bob')),
      act.toGroup('red', ['stays']),
      act.toGroup('blue', []),
      act.join('leaver', 'blue'),
      act.toGroup('blue', ['leaver']),
    ],
  },
  {
    id: 'groups/rejoining',
    title: 'A connection that leaves a group and rejoins at once receives its messages',
    verifies: ['groups/rejoin'],
    regressions: ['#1125', '#1140'],
    steps: [...rejoined, act.toGroup('red', ['a', 'b'])],
  },
  {
    id: 'groups/rejoining-again',
    title: 'A connection that has rejoined a group can leave it again, and rejoin it again at once',
    verifies: ['groups/rejoin'],
    regressions: ['#1125', '#1140'],
    steps: [
      ...rejoined,
      act.leave('a', 'red'),
      act.toGroup('red', ['b']),
      act.join('a', 'red'),
      act.leave('a', 'red'),
      act.join('a', 'red'),
      act.toGroup('red', ['a', 'b']),
    ],
  },
];
