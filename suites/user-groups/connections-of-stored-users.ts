import type { Scenario } from '../../lib/contract/check.ts';
import type { Step } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';

/** Each way into a group by one's user by itself: what others rely on, with nothing else beside it. */
const plainly: readonly Scenario[] = [
  {
    id: 'user-groups/live-connection-joins',
    title: 'The connection of a user who is added to a group receives its messages',
    verifies: ['user-groups/live-connections-join'],
    steps: [act.connect('ann', 'ann'), act.add('ann', 'red'), act.toGroup('red', ['ann'])],
  },
  {
    id: 'user-groups/later-connection-joins',
    title: 'A connection that a user makes while in a group receives its messages',
    about: ['absent-user'],
    verifies: ['user-groups/later-connections-join'],
    guests: [act.connect('guest')],
    steps: [act.add('ann', 'red'), act.connect('ann', 'ann'), act.toGroup('red', ['ann'])],
  },
  {
    id: 'user-groups/second-connection-joins',
    title: 'A second connection that a user makes while in a group receives its messages as well',
    verifies: ['user-groups/later-connections-join'],
    steps: [
      act.connect('ann1', 'ann'),
      act.add('ann', 'red'),
      act.connect('ann2', 'ann'),
      act.toGroup('red', ['ann1', 'ann2']),
    ],
  },
];

const addedAgain: readonly Step[] = [
  act.connect('a', 'ann'),
  act.add('ann', 'red'),
  act.remove('ann', 'red'),
  act.add('ann', 'red'),
];

/** The user is found, and reached by the connection that they have and by the next one. */
const isInRed: readonly Step[] = [
  act.userInGroup('ann', 'red', 'there'),
  act.toGroup('red', ['a']),
  { do: 'disconnect', probe: 'a' },
  act.connect('a', 'ann'),
  act.toGroup('red', ['a'], { verifies: ['user-groups/later-connections-join'] }),
];

/** How a user's membership in a group affects the user's connections. */
export const connectionsOfStoredUsers: readonly Scenario[] = [
  ...plainly,
  {
    id: 'user-groups/live-connections',
    title:
      'Adding a user puts all three of their connections in the group and no others; removing the user takes them out',
    verifies: [
      'user-groups/live-connections-join',
      'user-groups/only-that-user',
      'user-groups/excluded',
      'user-groups/group-exists-by-user',
      'user-groups/adding-again-changes-nothing',
      'user-groups/removed-live-connections-leave',
      'user-groups/removed-user-is-gone',
    ],
    steps: [
      act.together(...['ann1', 'ann2', 'ann3'].map((probe) => act.connect(probe, 'ann'))),
      act.together(act.connect('bob', 'bob'), act.connect('anonymous')),
      act.add('ann', 'red'),
      act.toGroup('red', ['ann1', 'ann2', 'ann3'], {
        verifies: ['user-groups/live-connections-join', 'user-groups/only-that-user'],
      }),
      act.group('red', 'there', { verifies: ['user-groups/group-exists-by-user'] }),
      act.add('ann', 'red'),
      // Until then the first addition answers for both.
      act.settle(),
      act.toGroup('red', ['ann1', 'ann2', 'ann3'], { verifies: ['user-groups/adding-again-changes-nothing'] }),
      // Last of these: who is excluded from the next message too would miss it for that.
      act.toGroup('red', ['ann1', 'ann3'], { excluded: ['ann2'], verifies: ['user-groups/excluded'] }),
      act.remove('ann', 'red'),
      act.userInGroup('ann', 'red', 'absent', { verifies: ['user-groups/adding-again-changes-nothing'] }),
      act.toGroup('red', [], { verifies: ['user-groups/removed-live-connections-leave'] }),
      act.connect('ann4', 'ann'),
      act.toGroup('red', [], { mayReach: ['ann1', 'ann2', 'ann3'], verifies: ['user-groups/removed-user-is-gone'] }),
    ],
  },
  {
    id: 'user-groups/later-connections',
    title: 'Later connections of a user are in the group, including reconnections after all have ended',
    about: ['absent-user'],
    verifies: [
      'user-groups/later-connections-join',
      'user-groups/only-that-user',
      'user-groups/kept-over-reconnects',
      'user-groups/group-exists-by-user',
      'user-groups/offline-user-is-no-connection',
    ],
    steps: [
      act.connect('guest'),
      act.add('ann', 'red'),
      act.add('ann', 'blue'),
      act.together(act.connect('ann1', 'ann'), act.connect('bob', 'bob'), act.connect('anonymous')),
      act.group('red', 'there', { verifies: ['user-groups/group-exists-by-user'] }),
      act.toGroup('red', ['ann1'], { verifies: ['user-groups/later-connections-join', 'user-groups/only-that-user'] }),
      act.connect('ann2', 'ann'),
      act.toGroup('red', ['ann1', 'ann2'], { verifies: ['user-groups/later-connections-join'] }),
      { do: 'disconnect', probe: 'ann1' },
      act.connect('ann1', 'ann'),
      act.toGroup('blue', ['ann1', 'ann2'], { verifies: ['user-groups/kept-over-reconnects'] }),
      { do: 'disconnect', probe: 'ann1' },
      ...act.closeFirst('ann2'),
      act.userInGroup('ann', 'red', 'there', { verifies: ['user-groups/kept-over-reconnects'] }),
      act.observe(
        'groupHasConnections',
        { group: 'red' },
        'a group in which there is only a user without connections',
        ['user-groups/offline-user-is-no-connection'],
      ),
      act.connect('ann2', 'ann'),
      act.toGroup('red', ['ann2'], { verifies: ['user-groups/kept-over-reconnects'] }),
    ],
  },
  {
    id: 'user-groups/removed-while-away',
    title:
      'A user removed while disconnected reconnects into their other group only, and other users stay in the group',
    about: ['absent-user'],
    verifies: ['user-groups/removed-user-is-gone', 'user-groups/removal-leaves-the-rest'],
    steps: [
      act.together(act.connect('bob', 'bob'), act.connect('cid')),
      act.join('cid', 'red'),
      act.add('bob', 'red'),
      act.add('ann', 'red'),
      act.add('ann', 'blue'),
      act.remove('ann', 'red'),
      act.connect('ann', 'ann'),
      act.toGroup('red', ['bob', 'cid'], {
        verifies: ['user-groups/removed-user-is-gone', 'user-groups/removal-leaves-the-rest'],
      }),
      act.toGroup('blue', ['ann'], { verifies: ['user-groups/removal-leaves-the-rest'] }),
    ],
  },
  {
    id: 'user-groups/removed-from-all',
    title:
      'No connection of a user removed from all groups is in a group, old or new, and other users stay in the groups',
    verifies: [
      'user-groups/remove-all-takes-out-of-all',
      'user-groups/remove-all-live-connections-leave',
      'user-groups/remove-all-leaves-other-users',
    ],
    steps: [
      act.together(act.connect('old', 'ann'), act.connect('bob', 'bob')),
      act.together(act.add('ann', 'red'), act.add('ann', 'blue'), act.add('bob', 'red')),
      act.toGroup('blue', ['old'], { mayReach: ['bob'], setup: true }),
      act.removeFromAll('ann'),
      act.connect('new', 'ann'),
      act.toGroup('blue', [], { mayReach: ['old'], verifies: ['user-groups/remove-all-takes-out-of-all'] }),
      act.toGroup('red', ['bob'], {
        mayReach: ['old', 'new'],
        verifies: ['user-groups/remove-all-leaves-other-users'],
      }),
      act.toGroup('red', [], { mayReach: ['new', 'bob'], verifies: ['user-groups/remove-all-live-connections-leave'] }),
      act.toGroup('blue', [], { mayReach: ['new'], verifies: ['user-groups/remove-all-live-connections-leave'] }),
    ],
  },
  {
    id: 'user-groups/one-copy',
    title:
      'A connection added to a group both directly and through its user receives each message once, in either order',
    verifies: [
      'user-groups/one-copy',
      'user-groups/user-exists',
      'user-groups/connection-removed-user-stays',
      'user-groups/user-removed-connection-stays',
      'user-groups/user-in-group-by-connection',
    ],
    steps: [
      act.connect('a', 'ann'),
      act.join('a', 'red'),
      act.observe(
        'userIsInGroup',
        { user: 'ann', group: 'red' },
        'a user in a group to which only their connection was added',
        ['user-groups/user-in-group-by-connection'],
      ),
      act.add('ann', 'red'),
      act.toGroup('red', ['a']),
      act.add('ann', 'blue'),
      act.join('a', 'blue'),
      // A message is a second copy only where both additions have come into force, and neither shows while the other one does.
      act.settle(),
      act.toGroup('red', ['a']),
      act.toGroup('blue', ['a']),
      act.remove('ann', 'red'),
      act.observe(
        'groupHasConnections',
        { group: 'red' },
        'a connection that was added by itself, after its user was removed',
        ['user-groups/user-removed-connection-stays'],
      ),
      act.leave('a', 'blue'),
      act.userInGroup('ann', 'blue', 'there', { verifies: ['user-groups/user-exists'] }),
      act.observe('groupHasConnections', { group: 'blue' }, 'a connection that was removed, while its user stays', [
        'user-groups/connection-removed-user-stays',
      ]),
    ],
  },
  {
    id: 'user-groups/rejoining',
    title: 'A user who is removed from a group and added again at once is in it and receives its messages',
    verifies: ['user-groups/rejoin', 'user-groups/later-connections-join'],
    regressions: ['#1125', '#1140'],
    steps: [...addedAgain, ...isInRed],
  },
  {
    id: 'user-groups/rejoining-again',
    title: 'A user who was added to a group again can be removed from it again, and added again after removal from all',
    verifies: ['user-groups/rejoin', 'user-groups/later-connections-join'],
    regressions: ['#1125', '#1140'],
    steps: [
      ...addedAgain,
      act.remove('ann', 'red'),
      act.userInGroup('ann', 'red', 'absent'),
      act.add('ann', 'red'),
      act.removeFromAll('ann'),
      act.add('ann', 'red'),
      ...isInRed,
    ],
  },
];
