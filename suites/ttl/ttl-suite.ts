import type { Suite } from '../../lib/contract/check.ts';
import type { CallStep } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';

const yearSeconds = 31_536_000;
const minutesSeconds = 600;

const annIn = (group: string): Pick<CallStep, 'user' | 'group'> => ({ user: 'ann', group });

/** Adds Ann with the shortest ttl, labelled with the group's name. */
const addShortly = (group: string): CallStep => act.add('ann', group, { ttl: 'short', label: group });

/** The query parameter ttl. Each check waits once for the shortest ttl by which the target can be judged. */
export const ttlSuite: Suite = {
  area: 'ttl',
  checks: [
    {
      id: 'ttl/lasting-and-ending',
      title:
        'A user is found until their ttl ends; other users in the group and other groups of the user are unaffected',
      guests: ['ann', 'bob', 'cid'].map((user) => act.connect(user, user)),
      verifies: [
        'ttl/add-answers-202',
        'ttl/user-exists-while-it-lasts',
        'ttl/user-is-gone-after',
        'ttl/each-pair-has-its-own',
        'ttl/long',
      ],
      steps: [
        act.add('ann', 'blue'),
        act.add('bob', 'red'),
        act.add('cid', 'red', { ttl: minutesSeconds }),
        act.judge('addUserToGroup', { ...annIn('black'), ttl: yearSeconds, label: 'black' }, 'success', [
          'ttl/add-answers-202',
        ]),
        act.judge('addUserToGroup', { ...annIn('red'), ttl: 'short', label: 'red' }, 'success', [
          'ttl/add-answers-202',
        ]),
        // Known throughout the service by now; later additions must not change it.
        act.userInGroup('ann', 'red', 'there', { ifAccepted: 'red', verifies: ['ttl/user-exists-while-it-lasts'] }),
        act.add('ann', 'green', { ttl: minutesSeconds }),
        act.add('ann', 'white'),
        {
          do: 'hold',
          since: 'red',
          call: act.userInGroup('ann', 'red', 'there'),
          verifies: ['ttl/user-exists-while-it-lasts'],
        },
        act.pass('red'),
        act.userInGroup('ann', 'red', 'absent', { verifies: ['ttl/user-is-gone-after'] }),
        act.together(
          act.userInGroup('ann', 'black', 'there', { ifAccepted: 'black', verifies: ['ttl/long'] }),
          ...['blue', 'green', 'white'].map((group) =>
            act.userInGroup('ann', group, 'there', { verifies: ['ttl/each-pair-has-its-own'] }),
          ),
          ...['bob', 'cid'].map((user) =>
            act.userInGroup(user, 'red', 'there', { verifies: ['ttl/each-pair-has-its-own'] }),
          ),
        ),
      ],
    },
    {
      id: 'ttl/one-after-another',
      title: 'A user is found in each group until the ttl for that group ends',
      guests: [act.connect('ann', 'ann')],
      verifies: ['ttl/user-exists-while-it-lasts', 'ttl/user-is-gone-after', 'ttl/each-pair-has-its-own'],
      steps: [
        addShortly('red'),
        {
          do: 'hold',
          since: 'red',
          call: act.userInGroup('ann', 'red', 'there'),
          verifies: ['ttl/user-exists-while-it-lasts'],
        },
        // So late that a ttl which began again would not have ended yet.
        act.connect('again', 'ann'),
        // Stored during the first ttl, and still in force when that ends.
        addShortly('green'),
        act.pass('red'),
        act.userInGroup('ann', 'red', 'absent', { verifies: ['ttl/user-is-gone-after'] }),
        act.userInGroup('ann', 'green', 'there', { verifies: ['ttl/each-pair-has-its-own'] }),
        act.pass('green'),
        act.userInGroup('ann', 'green', 'absent', { verifies: ['ttl/user-is-gone-after'] }),
      ],
    },
    {
      id: 'ttl/of-an-absent-user',
      title: 'The ttl of a user who is not connected ends, too, and the group can be used as before',
      about: ['absent-user'],
      guests: [act.connect('bob', 'bob')],
      verifies: ['ttl/user-is-gone-after', 'user-groups/user-exists'],
      steps: [
        addShortly('red'),
        act.pass('red'),
        act.userInGroup('ann', 'red', 'absent', { verifies: ['ttl/user-is-gone-after'] }),
        act.add('ann', 'red'),
        act.userInGroup('ann', 'red', 'there', { verifies: ['user-groups/user-exists'] }),
      ],
    },
    {
      id: 'ttl/connections',
      title: 'Connections made during the ttl are in the group; later ones are only in the user’s other groups',
      about: ['absent-user'],
      verifies: [
        'ttl/connections-join-while-it-lasts',
        'ttl/later-connections-do-not-join',
        'ttl/each-pair-has-its-own',
        'ttl/live-connections-after',
      ],
      steps: [
        act.connect('guest'),
        act.add('ann', 'blue'),
        addShortly('red'),
        act.connect('early', 'ann'),
        act.toGroup('red', ['early'], { verifies: ['ttl/connections-join-while-it-lasts'] }),
        // Whether a user's connections join their groups at all is not a matter of a ttl.
        act.connect('second', 'ann'),
        act.toGroup('blue', ['early', 'second'], { mayReach: ['guest'], setup: true }),
        act.pass('red'),
        act.connect('late', 'ann'),
        act.toGroup('red', [], { mayReach: ['early', 'second'], verifies: ['ttl/later-connections-do-not-join'] }),
        act.toGroup('blue', ['early', 'second', 'late'], { verifies: ['ttl/each-pair-has-its-own'] }),
        // A service that removes the user late has done so by now for present connections.
        act.connect('latest', 'ann'),
        act.toGroup('red', [], { mayReach: ['early', 'second'], verifies: ['ttl/later-connections-do-not-join'] }),
        act.observe('groupHasConnections', { group: 'red' }, 'a connection of the user, after the ttl has passed', [
          'ttl/live-connections-after',
        ]),
      ],
    },
    {
      id: 'ttl/replacing',
      title: 'Adding a user again replaces the ttl with a longer one, a shorter one, or none',
      guests: [act.connect('ann', 'ann')],
      verifies: ['ttl/replaced-by-longer', 'ttl/replaced-by-shorter', 'ttl/replaced-by-none', 'ttl/replaces-none'],
      steps: [
        addShortly('longer'),
        act.add('ann', 'longer', { ttl: minutesSeconds }),
        act.add('ann', 'shorter', { ttl: minutesSeconds }),
        addShortly('shorter'),
        addShortly('none'),
        act.add('ann', 'none'),
        act.add('ann', 'some'),
        addShortly('some'),
        ...['longer', 'shorter', 'none', 'some'].map(act.pass),
        act.userInGroup('ann', 'longer', 'there', { verifies: ['ttl/replaced-by-longer'] }),
        act.userInGroup('ann', 'shorter', 'absent', { verifies: ['ttl/replaced-by-shorter'] }),
        act.userInGroup('ann', 'none', 'there', { verifies: ['ttl/replaced-by-none'] }),
        act.userInGroup('ann', 'some', 'absent', { verifies: ['ttl/replaces-none'] }),
      ],
    },
    {
      id: 'ttl/ends-with-removal',
      title: 'A user removed and re-added without a ttl stays in the group when the old ttl ends',
      guests: [act.connect('ann', 'ann'), act.connect('bob', 'bob')],
      verifies: ['ttl/ends-with-removal'],
      steps: [
        addShortly('red'),
        act.remove('ann', 'red'),
        act.userInGroup('ann', 'red', 'absent'),
        act.add('ann', 'red'),
        act.add('bob', 'blue', { ttl: 'short', label: 'blue' }),
        act.removeFromAll('bob'),
        act.add('bob', 'blue'),
        ...['red', 'blue'].map(act.pass),
        act.userInGroup('ann', 'red', 'there'),
        act.userInGroup('bob', 'blue', 'there'),
      ],
    },
    {
      id: 'ttl/zero',
      title: 'Effect of a ttl of 0',
      verifies: ['ttl/zero'],
      steps: [
        act.connect('a', 'ann'),
        {
          do: 'call',
          operation: 'addUserToGroup',
          ...annIn('red'),
          ttl: 0,
          observe: 'adding a user with ttl 0',
          expect: ['success', 'invalid'],
        },
        act.observe('userIsInGroup', annIn('red'), 'the user, after being added with ttl 0', ['ttl/zero']),
        act.observe('groupHasConnections', { group: 'red' }, 'the group of a connected user added with ttl 0', [
          'ttl/zero',
        ]),
      ],
    },
  ],
};
