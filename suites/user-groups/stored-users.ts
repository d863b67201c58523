import type { Scenario } from '../../lib/contract/check.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';
import { shapeOf } from '../../lib/spec/shape.ts';
import { act } from '../steps/act.ts';
import { successOrAbsent } from '../steps/accepted-statuses.ts';

/** Other checks judge the status. */
const needless = { expect: successOrAbsent };

/** More than one page, for services that process groups in pages. */
const many = Array.from({ length: 100 }, (_, index) => `g${index}`);

/** Enough of them to meet any page, the first and the last among them. */
const some = many.filter((_, index) => index % 4 === 0 || index < 5 || index > 94);

const other = { hub: 'other' };
const annInRed = { user: 'ann', group: 'red' };

/** Each step says so, since each by itself is refused by a service that must know the hub. */
const inUnusedHub = { verifies: ['user-groups/unused-hub'] };

const ofAnn = { ...annInRed, connection: 'ann' } as const;

/** Each change of a user without connections by itself, with nothing else out of the ordinary: what is broken of it is said here, and not by what needs it. */
const ofAnAbsentUser: readonly Scenario[] = (
  [
    ['addUserToGroup', [], 'user-groups/add-user-answers-202'],
    ['removeUserFromGroup', [act.add('ann', 'red')], 'user-groups/remove-user-answers-202'],
    ['removeUserFromAllGroups', [act.add('ann', 'red')], 'user-groups/remove-all-answers'],
  ] as const
).map(([operation, before, requirement]) => ({
  id: `user-groups/${operationSlug(operation)}-of-an-absent-user`,
  title: `${shapeOf(operation).title}: it is accepted for a user without connections`,
  about: ['absent-user'],
  verifies: [requirement],
  guests: [act.connect('guest')],
  steps: [...before, act.call(shapeOf(operation), ofAnn, { verifies: [requirement] })],
}));

/** PUT, GET and DELETE groups/{group}/users/{user} and DELETE users/{user}/groups: what is stored, as REST alone shows it. */
export const storedUsers: readonly Scenario[] = [
  ...ofAnAbsentUser,
  {
    id: 'user-groups/documented-success',
    title:
      'Adding a user, removing them, and removing them from all groups return the documented success, connected or not',
    about: ['absent-user'],
    verifies: [
      'user-groups/add-user-answers-202',
      'user-groups/remove-user-answers-202',
      'user-groups/remove-all-answers',
    ],
    regressions: ['#1271'],
    steps: [
      act.connect('bob', 'bob'),
      ...['ann', 'bob'].flatMap((user) => {
        const inRed = { user, group: 'red' };
        return [
          // First what other checks need of a user who is not connected, with nothing before it.
          act.judge('addUserToGroup', inRed, 'success', ['user-groups/add-user-answers-202']),
          act.judge('addUserToGroup', inRed, 'success', ['user-groups/add-user-answers-202']),
          act.judge('removeUserFromGroup', inRed, 'success', ['user-groups/remove-user-answers-202']),
          act.judge('removeUserFromGroup', inRed, 'success', ['user-groups/remove-user-answers-202']),
          act.add(user, 'red'),
          act.judge('removeUserFromAllGroups', { user }, 'success', ['user-groups/remove-all-answers']),
        ];
      }),
    ],
  },
  {
    id: 'user-groups/adding-answers-202',
    title: 'Adding a user to a group returns the documented success, connected or not',
    about: ['absent-user'],
    verifies: ['user-groups/add-user-answers-202'],
    steps: [
      act.connect('bob', 'bob'),
      ...['bob', 'ann'].map((user) =>
        act.judge('addUserToGroup', { user, group: 'red' }, 'success', ['user-groups/add-user-answers-202']),
      ),
    ],
  },
  {
    id: 'user-groups/removing-who-is-not-in-it',
    title: 'Removing a user from a group that they are not in returns the documented success, connected or not',
    about: ['absent-user'],
    verifies: ['user-groups/remove-user-answers-202'],
    steps: [
      act.connect('bob', 'bob'),
      ...['bob', 'ann'].map((user) =>
        act.judge('removeUserFromGroup', { user, group: 'red' }, 'success', ['user-groups/remove-user-answers-202']),
      ),
    ],
  },
  {
    id: 'user-groups/remove-all-of-user-in-no-group',
    title: 'A user who is in no group, or no longer in any, can be removed from all groups',
    about: ['user-in-no-group'],
    verifies: ['user-groups/remove-all-of-user-in-no-group'],
    guests: [act.connect('ann', 'ann')],
    steps: [
      { do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' },
      act.add('ann', 'red'),
      act.userInGroup('ann', 'red', 'there', { setup: true }),
      act.removeFromAll('ann'),
      { do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' },
    ],
  },
  {
    id: 'user-groups/remove-all-of-absent-user-in-no-group',
    title: 'A user without connections who is in no group can be removed from all groups',
    about: ['absent-user', 'user-in-no-group'],
    verifies: ['user-groups/remove-all-of-user-in-no-group'],
    guests: [act.connect('guest')],
    steps: [{ do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' }],
  },
  {
    id: 'user-groups/remove-all-with-connection-in-no-group',
    title: 'A user with one connection in no group can be removed from all groups',
    about: ['connection-in-no-group'],
    verifies: ['user-groups/remove-all-with-connection-in-no-group'],
    steps: [
      act.together(act.connect('member', 'ann'), act.connect('outside', 'ann')),
      act.add('ann', 'red'),
      act.leave('outside', 'red'),
      { do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' },
      act.userInGroup('ann', 'red', 'absent'),
    ],
  },
  {
    id: 'user-groups/removed-from-all-of-many',
    title: 'A user in a hundred groups who is removed from all groups is no longer in any of them',
    guests: [act.connect('ann', 'ann')],
    verifies: ['user-groups/remove-all-takes-out-of-all'],
    steps: [
      act.together(...many.map((group) => act.add('ann', group))),
      act.removeFromAll('ann'),
      act.together(...some.map((group) => act.userInGroup('ann', group, 'absent'))),
    ],
  },
  {
    id: 'user-groups/unused-hub',
    title: 'A user without connections can be added, found and removed in a hub that no client has used',
    about: ['unused-hub', 'absent-user'],
    verifies: ['user-groups/unused-hub'],
    regressions: ['#1271'],
    steps: [
      { do: 'call', operation: 'addUserToGroup', ...annInRed, ...inUnusedHub, label: 'added' },
      act.userInGroup('ann', 'red', 'there', { ifAccepted: 'added', ...inUnusedHub }),
      { do: 'call', operation: 'removeUserFromGroup', ...annInRed, ...inUnusedHub },
      act.userInGroup('ann', 'red', 'absent', inUnusedHub),
    ],
  },
  {
    id: 'user-groups/existence',
    title: 'A user is found only in the groups to which they were added, until they are removed',
    guests: [act.connect('ann', 'ann'), act.connect('bob', 'bob')],
    verifies: [
      'user-groups/user-exists',
      'user-groups/user-does-not-exist',
      'user-groups/removed-user-is-gone',
      'user-groups/removal-leaves-the-rest',
    ],
    steps: [
      act.userInGroup('ann', 'red', 'absent', { verifies: ['user-groups/user-does-not-exist'] }),
      act.add('ann', 'red'),
      act.userInGroup('ann', 'red', 'there', { expect: 'success', verifies: ['user-groups/user-exists'] }),
      act.userInGroup('ann', 'blue', 'absent', { verifies: ['user-groups/user-does-not-exist'] }),
      act.userInGroup('bob', 'red', 'absent', { verifies: ['user-groups/user-does-not-exist'] }),
      act.add('ann', 'blue'),
      act.add('bob', 'red'),
      act.userInGroup('ann', 'red', 'there', { verifies: ['user-groups/user-exists'] }),
      act.userInGroup('ann', 'blue', 'there', { verifies: ['user-groups/user-exists'] }),
      act.remove('ann', 'red'),
      act.userInGroup('ann', 'red', 'absent', { verifies: ['user-groups/removed-user-is-gone'] }),
      act.userInGroup('ann', 'blue', 'there', { verifies: ['user-groups/removal-leaves-the-rest'] }),
      act.userInGroup('bob', 'red', 'there', { verifies: ['user-groups/removal-leaves-the-rest'] }),
      act.remove('bob', 'blue', needless),
      act.userInGroup('bob', 'red', 'there', { verifies: ['user-groups/removal-leaves-the-rest'] }),
      act.userInGroup('ann', 'blue', 'there', { verifies: ['user-groups/removal-leaves-the-rest'] }),
    ],
  },
  {
    id: 'user-groups/existence-while-away',
    title: 'A user without connections is found in a group from being added until being removed',
    about: ['absent-user'],
    guests: [act.connect('guest')],
    verifies: ['user-groups/user-exists', 'user-groups/removed-user-is-gone'],
    steps: [
      act.add('ann', 'red'),
      act.userInGroup('ann', 'red', 'there', { verifies: ['user-groups/user-exists'] }),
      act.remove('ann', 'red'),
      act.userInGroup('ann', 'red', 'absent', { verifies: ['user-groups/removed-user-is-gone'] }),
    ],
  },
  {
    id: 'user-groups/removing-from-all',
    title:
      'Removing a user from all groups removes them from all three of theirs and leaves other users in their groups',
    guests: [act.connect('ann', 'ann'), act.connect('bob', 'bob'), act.connect('cid', 'cid')],
    verifies: ['user-groups/remove-all-takes-out-of-all', 'user-groups/remove-all-leaves-other-users'],
    regressions: ['#1271'],
    steps: [
      act.together(...['red', 'blue', 'green'].map((group) => act.add('ann', group))),
      act.together(...['red', 'black'].map((group) => act.add('bob', group)), act.add('cid', 'red')),
      act.userInGroup('ann', 'red', 'there', { setup: true }),
      act.removeFromAll('ann'),
      act.together(
        ...['red', 'blue', 'green'].map((group) =>
          act.userInGroup('ann', group, 'absent', { verifies: ['user-groups/remove-all-takes-out-of-all'] }),
        ),
      ),
      act.removeFromAll('cid'),
      act.together(
        ...['red', 'black'].map((group) =>
          act.userInGroup('bob', group, 'there', { verifies: ['user-groups/remove-all-leaves-other-users'] }),
        ),
      ),
    ],
  },
  {
    id: 'user-groups/hubs-apart',
    title: 'Adding a user to a group or removing them has no effect on the group of the same name in another hub',
    about: ['absent-user'],
    verifies: ['user-groups/hubs-apart'],
    steps: [
      act.together(act.connect('guest'), act.connect('guest-elsewhere', undefined, other)),
      act.add('ann', 'red'),
      act.userInGroup('ann', 'red', 'absent', other),
      act.add('ann', 'red', other),
      act.remove('ann', 'red', other),
      act.userInGroup('ann', 'red', 'absent', other),
      act.userInGroup('ann', 'red', 'there'),
      act.add('ann', 'blue', other),
      act.removeFromAll('ann', other),
      act.userInGroup('ann', 'red', 'there'),
      act.together(act.connect('here', 'ann'), act.connect('there', 'ann', other)),
      act.toGroup('red', ['here']),
      act.toGroup('red', [], other),
    ],
  },
];
