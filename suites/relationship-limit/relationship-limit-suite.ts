import type { Suite } from '../../lib/contract/check.ts';
import type { CallStep, Step } from '../../lib/contract/step.ts';
import type { More } from '../steps/more.ts';
import { act } from '../steps/act.ts';

const other = { hub: 'other' };
const longTtl = { ttl: 600 };

const group = (number: number): string => `group${number}`;

const times = (from: number, to: number, make: (number: number) => Step): readonly Step[] =>
  Array.from({ length: to - from + 1 }, (_, index) => make(from + index));

const add = (number: number): CallStep => act.add('ann', group(number));
const isThere = (number: number, more: More<'userIsInGroup'>): CallStep =>
  act.userInGroup('ann', group(number), 'there', more);
const isGone = (number: number, more: More<'userIsInGroup'>): CallStep =>
  act.userInGroup('ann', group(number), 'absent', more);

/** Added and found before anything newer is added, since lagging effects need not come in order. */
const addOldest = (number: number): readonly Step[] => [add(number), isThere(number, { setup: true })];

/** Adds Ann to 100 groups: one at a time where the order matters, to the rest in parallel. */
const hundred: readonly Step[] = [
  ...[1, 2, 3, 4, 5].flatMap(addOldest),
  act.together(...times(6, 100, add)),
  act.settle(),
];

/** The hundred, and one more in place of the oldest: what follows is about something else. */
const overwrittenOnce: readonly Step[] = [...hundred, add(101), isGone(1, { setup: true })];

/** The limit of 100 relations per user, in scenarios of more than 100 calls each. */
export const relationshipLimitSuite: Suite = {
  area: 'relationship-limit',
  checks: [
    {
      id: 'relationship-limit/latest-hundred',
      title:
        'The latest 100 relations of a user without a ttl are kept and the oldest overwritten; other users are unaffected',
      guests: [act.connect('ann', 'ann'), act.connect('bob', 'bob')],
      verifies: [
        'relationship-limit/hundred-stay',
        'relationship-limit/oldest-gives-way',
        'relationship-limit/newest-stay',
        'relationship-limit/per-user',
      ],
      steps: [
        act.add('bob', group(1)),
        ...hundred,
        act.together(
          ...[1, 2, 50, 100].map((number) => isThere(number, { verifies: ['relationship-limit/hundred-stay'] })),
        ),

        act.judge('addUserToGroup', { user: 'ann', group: group(101), label: 'newest' }, 'success', [
          'relationship-limit/oldest-gives-way',
        ]),
        isGone(1, { ifAccepted: 'newest', verifies: ['relationship-limit/oldest-gives-way'] }),
        act.together(
          ...times(2, 101, (number) =>
            isThere(number, { ifAccepted: 'newest', verifies: ['relationship-limit/newest-stay'] }),
          ),
        ),
        act.userInGroup('bob', group(1), 'there', { verifies: ['relationship-limit/per-user'] }),
      ],
    },
    {
      id: 'relationship-limit/users-of-a-group',
      title: 'A group keeps more than 100 users without a ttl, since the limit is of the groups of each user',
      about: ['absent-user'],
      guests: [act.connect('guest')],
      verifies: ['relationship-limit/per-user'],
      steps: [
        act.add('user1', 'red'),
        act.userInGroup('user1', 'red', 'there', { setup: true }),
        act.together(...times(2, 101, (number) => act.add(`user${number}`, 'red'))),
        act.settle(),
        act.together(...[1, 2, 50, 101].map((number) => act.userInGroup(`user${number}`, 'red', 'there'))),
      ],
    },
    {
      id: 'relationship-limit/later-connection',
      title:
        'A connection that a user makes joins the groups of the latest 100 relations, and not that of an older one',
      verifies: [
        'relationship-limit/kept-groups-deliver',
        'relationship-limit/evicted-group-is-not-joined',
        'relationship-limit/live-connections-of-overwritten',
      ],
      steps: [
        act.connect('early', 'ann'),
        ...overwrittenOnce,
        act.together(isThere(2, { setup: true }), isThere(101, { setup: true })),
        act.connect('late', 'ann'),
        act.toGroup(group(1), [], {
          mayReach: ['early'],
          verifies: ['relationship-limit/evicted-group-is-not-joined'],
        }),
        act.toGroup(group(2), ['early', 'late'], { verifies: ['relationship-limit/kept-groups-deliver'] }),
        act.toGroup(group(101), ['early', 'late'], { verifies: ['relationship-limit/kept-groups-deliver'] }),
        act.observe(
          'groupHasConnections',
          { group: group(1) },
          'a connection in a group by a relation that was overwritten',
          ['relationship-limit/live-connections-of-overwritten'],
        ),
      ],
    },
    {
      id: 'relationship-limit/next-relations',
      title: 'The order of the relations decides which is overwritten next; adding one again refreshes it',
      guests: [act.connect('ann', 'ann')],
      verifies: [
        'relationship-limit/next-oldest-follows',
        'relationship-limit/re-adding-overwrites-nothing',
        'relationship-limit/re-adding-refreshes',
        'relationship-limit/removal-makes-room',
      ],
      steps: [
        ...overwrittenOnce,
        isThere(2, { setup: true }),
        add(102),
        isGone(2, { verifies: ['relationship-limit/next-oldest-follows'] }),
        isThere(3, { verifies: ['relationship-limit/next-oldest-follows'] }),

        add(3),
        isThere(4, { verifies: ['relationship-limit/re-adding-overwrites-nothing'] }),
        add(103),
        isThere(3, { verifies: ['relationship-limit/re-adding-refreshes'] }),
        isGone(4, { verifies: ['relationship-limit/re-adding-refreshes'] }),

        act.remove('ann', group(50)),
        isGone(50, { setup: true }),
        add(104),
        act.together(
          ...[5, 103, 104].map((number) => isThere(number, { verifies: ['relationship-limit/removal-makes-room'] })),
        ),
      ],
    },
    {
      id: 'relationship-limit/what-does-not-count',
      title: 'Relations with a ttl or in another hub do not count toward the 100 and are not overwritten',
      guests: [act.connect('ann', 'ann'), act.connect('elsewhere', 'ann', other)],
      verifies: [
        'relationship-limit/ttl-does-not-count',
        'relationship-limit/ttl-is-not-overwritten',
        'relationship-limit/per-hub',
      ],
      steps: [
        act.add('ann', group(1), other),
        ...addOldest(1),
        act.add('ann', 'lasting', longTtl),
        act.together(...times(2, 100, add)),
        act.settle(),
        isThere(1, { verifies: ['relationship-limit/ttl-does-not-count'] }),
        add(101),
        isGone(1, { setup: true }),
        act.userInGroup('ann', 'lasting', 'there', { verifies: ['relationship-limit/ttl-is-not-overwritten'] }),
        act.userInGroup('ann', group(1), 'there', { ...other, verifies: ['relationship-limit/per-hub'] }),
      ],
    },
  ],
};
