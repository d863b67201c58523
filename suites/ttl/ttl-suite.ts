import type { Suite } from '../../lib/contract/check.ts';
import type { CallStep, Step } from '../../lib/contract/step.ts';
import { act } from '../groups/act.ts';

const yearSeconds = 31_536_000;
const minutesSeconds = 600;

const annIn = (group: string): Pick<CallStep, 'user' | 'group'> => ({ user: 'ann', group });

/** Adds Ann with the shortest ttl there is; it is named after the group. */
const addShortly = (group: string): CallStep => act.add('ann', group, { ttl: 'short', label: group });

const pass = (since: string): Step => ({ do: 'pass', since });

/** The query parameter ttl. Each check waits once for the shortest ttl by which the target can be judged. */
export const ttlSuite: Suite = {
  area: 'ttl',
  checks: [
    {
      id: 'ttl/lasting-and-ending',
      title: 'A user with a ttl is found up to its end, and not after; other users, and other groups of the user, stay',
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
        act.judge('addUserToGroup', { ...annIn('black'), ttl: yearSeconds }, 202, ['ttl/add-answers-202']),
        act.judge('addUserToGroup', { ...annIn('red'), ttl: 'short', label: 'red' }, 202, ['ttl/add-answers-202']),
        // Known by now wherever it has to be: what is added to it later may not change it.
        act.user('ann', 'red', 200, { verifies: ['ttl/user-exists-while-it-lasts'] }),
        act.add('ann', 'green', { ttl: minutesSeconds }),
        act.add('ann', 'white'),
        {
          do: 'hold',
          since: 'red',
          call: { do: 'call', operation: 'userIsInGroup', ...annIn('red'), expect: 200 },
          verifies: ['ttl/user-exists-while-it-lasts'],
        },
        pass('red'),
        act.user('ann', 'red', 404, { verifies: ['ttl/user-is-gone-after'] }),
        act.together(
          act.user('ann', 'black', 200, { verifies: ['ttl/long'] }),
          ...['blue', 'green', 'white'].map((group) =>
            act.user('ann', group, 200, { verifies: ['ttl/each-pair-has-its-own'] }),
          ),
          ...['bob', 'cid'].map((user) => act.user(user, 'red', 200, { verifies: ['ttl/each-pair-has-its-own'] })),
        ),
      ],
    },
    {
      id: 'ttl/one-after-another',
      title: 'A user whose ttl ends after that of another group is found until then, and not after',
      verifies: ['ttl/user-is-gone-after', 'ttl/each-pair-has-its-own'],
      steps: [
        addShortly('red'),
        {
          do: 'hold',
          since: 'red',
          call: { do: 'call', operation: 'userIsInGroup', ...annIn('red'), expect: 200 },
          setup: true,
        },
        // Stored while the first still lasts, and known to last when that is seen to have ended.
        addShortly('green'),
        pass('red'),
        act.user('ann', 'red', 404, { verifies: ['ttl/user-is-gone-after'] }),
        act.user('ann', 'green', 200, { verifies: ['ttl/each-pair-has-its-own'] }),
        pass('green'),
        act.user('ann', 'green', 404, { verifies: ['ttl/user-is-gone-after'] }),
      ],
    },
    {
      id: 'ttl/connections',
      title: 'Connections made while the ttl lasts are in the group; those made later are not, but in other groups',
      verifies: [
        'ttl/connections-join-while-it-lasts',
        'ttl/later-connections-do-not-join',
        'ttl/each-pair-has-its-own',
        'ttl/live-connections-after',
      ],
      steps: [
        act.add('ann', 'blue'),
        addShortly('red'),
        act.connect('early', 'ann'),
        act.send('red', ['early'], { verifies: ['ttl/connections-join-while-it-lasts'] }),
        pass('red'),
        act.connect('late', 'ann'),
        act.send('red', [], { mayReach: ['early'], verifies: ['ttl/later-connections-do-not-join'] }),
        act.send('blue', ['early', 'late'], { verifies: ['ttl/each-pair-has-its-own'] }),
        // Somebody who was late to let the user go has done so by now, for those who were there.
        act.connect('latest', 'ann'),
        act.send('red', [], { mayReach: ['early'], verifies: ['ttl/later-connections-do-not-join'] }),
        act.observe('groupHasConnections', { group: 'red' }, 'a connection of the user, after the ttl has passed', [
          'ttl/live-connections-after',
        ]),
      ],
    },
    {
      id: 'ttl/replacing',
      title: 'Adding a user again replaces the ttl by a longer one, a shorter one, or none',
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
        ...['longer', 'shorter', 'none', 'some'].map(pass),
        act.user('ann', 'longer', 200, { verifies: ['ttl/replaced-by-longer'] }),
        act.user('ann', 'shorter', 404, { verifies: ['ttl/replaced-by-shorter'] }),
        act.user('ann', 'none', 200, { verifies: ['ttl/replaced-by-none'] }),
        act.user('ann', 'some', 404, { verifies: ['ttl/replaces-none'] }),
      ],
    },
    {
      id: 'ttl/ends-with-removal',
      title: 'A user who was removed and added again without a ttl is not let go at the end of the old one',
      verifies: ['ttl/ends-with-removal'],
      steps: [
        addShortly('red'),
        act.remove('ann', 'red'),
        act.user('ann', 'red', 404),
        act.add('ann', 'red'),
        act.add('bob', 'blue', { ttl: 'short', label: 'blue' }),
        act.removeFromAll('bob'),
        act.add('bob', 'blue'),
        ...['red', 'blue'].map(pass),
        act.user('ann', 'red', 200),
        act.user('bob', 'blue', 200),
      ],
    },
    {
      id: 'ttl/zero',
      title: 'What a ttl of 0 does',
      verifies: ['ttl/zero'],
      steps: [
        act.connect('a', 'ann'),
        {
          do: 'call',
          operation: 'addUserToGroup',
          ...annIn('red'),
          ttl: 0,
          observe: 'adding a user with ttl 0',
          expect: [202, 400],
        },
        act.observe('userIsInGroup', annIn('red'), 'the user, after being added with ttl 0', ['ttl/zero']),
        act.observe('groupHasConnections', { group: 'red' }, 'the group of a connected user added with ttl 0', [
          'ttl/zero',
        ]),
      ],
    },
  ],
};
