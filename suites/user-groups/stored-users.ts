import type { Scenario } from '../../lib/contract/check.ts';
import { act } from '../groups/act.ts';

/** How it is answered is judged where that is the matter. */
const needless = { expect: [200, 202, 204, 404] };

/** More than fit on a page, where a service goes through them by pages. */
const many = Array.from({ length: 30 }, (_, index) => `g${index}`);

const other = { hub: 'other' };
const annInRed = { user: 'ann', group: 'red' };
const bobInRed = { user: 'bob', group: 'red' };

/** PUT, GET and DELETE groups/{group}/users/{user} and DELETE users/{user}/groups: what is stored, as REST alone shows it. */
export const storedUsers: readonly Scenario[] = [
  {
    id: 'user-groups/documented-success',
    title:
      'Adding a user, removing them, and removing them from all groups are accepted, needed or not, connected or not',
    verifies: [
      'user-groups/add-user-answers-202',
      'user-groups/remove-user-answers-202',
      'user-groups/remove-all-answers',
    ],
    regressions: ['#1271'],
    steps: [
      act.judge('removeUserFromGroup', annInRed, 202, ['user-groups/remove-user-answers-202']),
      act.judge('removeUserFromAllGroups', { user: 'ann' }, [200, 202], ['user-groups/remove-all-answers']),
      act.judge('addUserToGroup', annInRed, 202, ['user-groups/add-user-answers-202']),
      act.judge('addUserToGroup', annInRed, 202, ['user-groups/add-user-answers-202']),
      act.judge('removeUserFromGroup', annInRed, 202, ['user-groups/remove-user-answers-202']),
      act.judge('removeUserFromGroup', annInRed, 202, ['user-groups/remove-user-answers-202']),
      act.add('ann', 'red'),
      act.judge('removeUserFromAllGroups', { user: 'ann' }, [200, 202], ['user-groups/remove-all-answers']),
      act.judge('removeUserFromAllGroups', { user: 'ann' }, [200, 202], ['user-groups/remove-all-answers']),
      act.connect('b', 'bob'),
      act.judge('addUserToGroup', bobInRed, 202, ['user-groups/add-user-answers-202']),
      act.judge('removeUserFromGroup', bobInRed, 202, ['user-groups/remove-user-answers-202']),
      act.add('bob', 'red'),
      act.judge('removeUserFromAllGroups', { user: 'bob' }, [200, 202], ['user-groups/remove-all-answers']),
    ],
  },
  {
    id: 'user-groups/removed-from-all-of-many',
    title: 'A user who is removed from all groups is in none of thirty any more',
    verifies: ['user-groups/remove-all-takes-out-of-all'],
    steps: [
      act.together(...many.map((group) => act.add('ann', group))),
      act.removeFromAll('ann'),
      act.together(...many.map((group) => act.user('ann', group, 404))),
    ],
  },
  {
    id: 'user-groups/unused-hub',
    title: 'A user without connections is added, found and removed in a hub that no client has ever used',
    verifies: ['user-groups/unused-hub'],
    regressions: ['#1271'],
    steps: [
      { do: 'call', operation: 'addUserToGroup', ...annInRed, expect: 202 },
      { do: 'call', operation: 'userIsInGroup', ...annInRed, expect: 200 },
      { do: 'call', operation: 'removeUserFromGroup', ...annInRed, expect: 202 },
      { do: 'call', operation: 'userIsInGroup', ...annInRed, expect: 404 },
    ],
  },
  {
    id: 'user-groups/existence',
    title: 'A user is found in the groups to which they were added, until they are removed, and in no others',
    verifies: [
      'user-groups/user-exists',
      'user-groups/user-does-not-exist',
      'user-groups/removed-user-is-gone',
      'user-groups/removal-leaves-the-rest',
    ],
    steps: [
      act.user('ann', 'red', 404, { verifies: ['user-groups/user-does-not-exist'] }),
      act.add('ann', 'red'),
      act.user('ann', 'red', 200, { verifies: ['user-groups/user-exists'] }),
      act.user('ann', 'blue', 404, { verifies: ['user-groups/user-does-not-exist'] }),
      act.user('bob', 'red', 404, { verifies: ['user-groups/user-does-not-exist'] }),
      act.add('ann', 'blue'),
      act.add('bob', 'red'),
      act.user('ann', 'red', 200, { verifies: ['user-groups/user-exists'] }),
      act.user('ann', 'blue', 200, { verifies: ['user-groups/user-exists'] }),
      act.remove('ann', 'red'),
      act.user('ann', 'red', 404, { verifies: ['user-groups/removed-user-is-gone'] }),
      act.user('ann', 'blue', 200, { verifies: ['user-groups/removal-leaves-the-rest'] }),
      act.user('bob', 'red', 200, { verifies: ['user-groups/removal-leaves-the-rest'] }),
      act.remove('bob', 'blue', needless),
      act.user('bob', 'red', 200, { verifies: ['user-groups/removal-leaves-the-rest'] }),
      act.user('ann', 'blue', 200, { verifies: ['user-groups/removal-leaves-the-rest'] }),
    ],
  },
  {
    id: 'user-groups/removing-from-all',
    title: 'A user removed from all groups is in none of three, and other users stay in theirs',
    verifies: ['user-groups/remove-all-takes-out-of-all', 'user-groups/remove-all-leaves-other-users'],
    regressions: ['#1271'],
    steps: [
      act.together(...['red', 'blue', 'green'].map((group) => act.add('ann', group))),
      act.together(...['red', 'black'].map((group) => act.add('bob', group))),
      act.user('ann', 'red', 200, { verifies: ['user-groups/remove-all-takes-out-of-all'] }),
      act.removeFromAll('ann'),
      act.together(
        ...['red', 'blue', 'green'].map((group) =>
          act.user('ann', group, 404, { verifies: ['user-groups/remove-all-takes-out-of-all'] }),
        ),
      ),
      act.removeFromAll('cid', needless),
      act.together(
        ...['red', 'black'].map((group) =>
          act.user('bob', group, 200, { verifies: ['user-groups/remove-all-leaves-other-users'] }),
        ),
      ),
    ],
  },
  {
    id: 'user-groups/hubs-apart',
    title: 'A user in a group of one hub is not in that of another, and removing them there leaves them here',
    verifies: ['user-groups/hubs-apart'],
    steps: [
      act.add('ann', 'red'),
      act.user('ann', 'red', 404, other),
      act.add('ann', 'red', other),
      act.remove('ann', 'red', other),
      act.user('ann', 'red', 404, other),
      act.user('ann', 'red', 200),
      act.add('ann', 'blue', other),
      act.removeFromAll('ann', other),
      act.user('ann', 'red', 200),
      act.together(act.connect('here', 'ann'), act.connect('there', 'ann', other)),
      act.send('red', ['here']),
      act.send('red', [], other),
    ],
  },
];
