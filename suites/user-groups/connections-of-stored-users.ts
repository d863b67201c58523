import type { Scenario } from '../../lib/contract/check.ts';
import { act } from '../groups/act.ts';

const join = ['user-groups/live-connections-join'];
const joinLater = ['user-groups/later-connections-join'];
const kept = ['user-groups/kept-over-reconnects'];
const onlyThem = ['user-groups/only-that-user'];
const excluded = ['user-groups/excluded'];
const exists = ['user-groups/user-exists'];
const groupExists = ['user-groups/group-exists-by-user'];
const again = ['user-groups/adding-again-changes-nothing'];
const leave = ['user-groups/removed-live-connections-leave'];
const gone = ['user-groups/removed-user-is-gone'];
const rest = ['user-groups/removal-leaves-the-rest'];
const outOfAll = ['user-groups/remove-all-takes-out-of-all'];
const allLeave = ['user-groups/remove-all-live-connections-leave'];
const othersStay = ['user-groups/remove-all-leaves-other-users'];
const offline = ['user-groups/offline-user-is-no-connection'];
const byConnection = ['user-groups/user-in-group-by-connection'];
const connectionRemoved = ['user-groups/connection-removed-user-stays'];
const userRemoved = ['user-groups/user-removed-connection-stays'];

/** What a user's being in a group does to the user's connections. */
export const connectionsOfStoredUsers: readonly Scenario[] = [
  {
    id: 'user-groups/live-connections',
    title:
      'When a user is added, all three of their connections are in the group, and nobody else’s; removed, they leave',
    verifies: [...join, ...onlyThem, ...excluded, ...groupExists, ...again, ...leave, ...gone],
    steps: [
      act.together(...['ann1', 'ann2', 'ann3'].map((probe) => act.connect(probe, 'ann'))),
      act.together(act.connect('bob', 'bob'), act.connect('anonymous')),
      act.add('ann', 'red'),
      act.send('red', ['ann1', 'ann2', 'ann3'], { verifies: [...join, ...onlyThem] }),
      act.group('red', 200, groupExists),
      act.send('red', ['ann1', 'ann3'], { excluded: ['ann2'], verifies: excluded }),
      act.add('ann', 'red'),
      act.send('red', ['ann1', 'ann2', 'ann3'], { verifies: again }),
      act.remove('ann', 'red'),
      act.user('ann', 'red', 404, { verifies: again }),
      act.send('red', [], { verifies: leave }),
      act.connect('ann4', 'ann'),
      act.send('red', [], { mayReach: ['ann1', 'ann2', 'ann3'], verifies: gone }),
    ],
  },
  {
    id: 'user-groups/later-connections',
    title: 'Connections that a user makes later are in the group, and so are those made anew after all have ended',
    verifies: [...joinLater, ...onlyThem, ...kept, ...groupExists, ...offline],
    steps: [
      act.add('ann', 'red'),
      act.add('ann', 'blue'),
      act.together(act.connect('ann1', 'ann'), act.connect('bob', 'bob'), act.connect('anonymous')),
      act.group('red', 200, groupExists),
      act.send('red', ['ann1'], { verifies: [...joinLater, ...onlyThem] }),
      act.connect('ann2', 'ann'),
      act.send('red', ['ann1', 'ann2'], { verifies: joinLater }),
      { do: 'disconnect', probe: 'ann1' },
      act.connect('ann1', 'ann'),
      act.send('blue', ['ann1', 'ann2'], { verifies: kept }),
      { do: 'disconnect', probe: 'ann1' },
      ...act.close('ann2'),
      act.user('ann', 'red', 200, { verifies: kept }),
      act.observe(
        'groupHasConnections',
        { group: 'red' },
        'a group in which there is only a user without connections',
        offline,
      ),
      act.connect('ann2', 'ann'),
      act.send('red', ['ann2'], { verifies: kept }),
    ],
  },
  {
    id: 'user-groups/removed-while-away',
    title: 'Who was removed while away is not in the group on coming back, but in the other one; other users stay in',
    verifies: [...gone, ...rest],
    steps: [
      act.together(act.connect('bob', 'bob'), act.connect('cid')),
      act.join('cid', 'red'),
      act.add('bob', 'red'),
      act.add('ann', 'red'),
      act.add('ann', 'blue'),
      act.remove('ann', 'red'),
      act.connect('ann', 'ann'),
      act.send('red', ['bob', 'cid'], { verifies: [...gone, ...rest] }),
      act.send('blue', ['ann'], { verifies: rest }),
    ],
  },
  {
    id: 'user-groups/removed-from-all',
    title: 'Who was removed from all groups is in none, with old connections as with new ones; other users stay in',
    verifies: [...outOfAll, ...allLeave, ...othersStay],
    steps: [
      act.together(act.connect('old', 'ann'), act.connect('bob', 'bob')),
      act.together(act.add('ann', 'red'), act.add('ann', 'blue'), act.add('bob', 'red')),
      act.send('blue', ['old'], { setup: true }),
      act.removeFromAll('ann'),
      act.connect('new', 'ann'),
      act.send('blue', [], { mayReach: ['old'], verifies: outOfAll }),
      act.send('red', ['bob'], { mayReach: ['old', 'new'], verifies: othersStay }),
      act.send('red', [], { mayReach: ['new', 'bob'], verifies: allLeave }),
      act.send('blue', [], { mayReach: ['new'], verifies: allLeave }),
    ],
  },
  {
    id: 'user-groups/one-copy',
    title: 'A connection in a group by itself and by its user gets each message once, whichever came first',
    verifies: ['user-groups/one-copy', ...exists, ...connectionRemoved, ...userRemoved, ...byConnection],
    steps: [
      act.connect('a', 'ann'),
      act.join('a', 'red'),
      act.observe(
        'userIsInGroup',
        { user: 'ann', group: 'red' },
        'a user in a group to which only their connection was added',
        byConnection,
      ),
      act.add('ann', 'red'),
      act.send('red', ['a']),
      act.add('ann', 'blue'),
      act.join('a', 'blue'),
      act.send('blue', ['a']),
      act.remove('ann', 'red'),
      act.observe(
        'groupHasConnections',
        { group: 'red' },
        'a connection that was added by itself, after its user was removed',
        userRemoved,
      ),
      act.leave('a', 'blue'),
      act.user('ann', 'blue', 200, { verifies: exists }),
      act.observe(
        'groupHasConnections',
        { group: 'blue' },
        'a connection that was removed, while its user stays',
        connectionRemoved,
      ),
    ],
  },
  {
    id: 'user-groups/rejoining',
    title:
      'A user who leaves a group, or all, and joins again at once is in it, gets its messages, and can leave again',
    verifies: ['user-groups/rejoin'],
    regressions: ['#1125', '#1140'],
    steps: [
      act.connect('a', 'ann'),
      act.add('ann', 'red'),
      act.remove('ann', 'red'),
      act.add('ann', 'red'),
      act.user('ann', 'red', 200),
      act.send('red', ['a']),
      act.remove('ann', 'red'),
      act.user('ann', 'red', 404),
      act.add('ann', 'red'),
      act.removeFromAll('ann'),
      act.add('ann', 'red'),
      act.user('ann', 'red', 200),
      act.send('red', ['a']),
      { do: 'disconnect', probe: 'a' },
      act.connect('a', 'ann'),
      act.send('red', ['a']),
    ],
  },
];
