import type { Suite } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';

/** Longer than any soak; one second where only the lowest 8 or 16 bits are kept. */
const dayAndHalfSeconds = 2 * 2 ** 16 + 1;
/** Less than a second where its milliseconds are counted in 32 bits. */
const fiftyDaysSeconds = Math.ceil(2 ** 32 / 1000);
const yearSeconds = 31_536_000;

/** Checks that begin with the others and ask their questions when all else is over, so that they take no time of their own. */
export const lastingSuite: Suite = {
  area: 'lasting',
  checks: [
    {
      id: 'lasting/until-the-end',
      title: 'Memberships, relations and connections made at the beginning of a run are still there at its end',
      verifies: [
        'lasting/stored-user',
        'lasting/stored-user-joins',
        'lasting/long-ttl',
        'lasting/membership',
        'lasting/removal',
        'lasting/connection',
        'groups/rejoin',
        'user-groups/rejoin',
      ],
      steps: [
        act.together(act.connect('ann', 'ann'), act.connect('bob', 'bob'), act.connect('eve', 'eve')),
        act.together(
          act.add('ann', 'red'),
          act.add('ann', 'blue', { ttl: dayAndHalfSeconds }),
          act.add('ann', 'pink', { ttl: fiftyDaysSeconds }),
          act.add('ann', 'white', { ttl: yearSeconds }),
          act.join('bob', 'green'),
          // Somebody else is removed: what a removal does to other groups is judged elsewhere.
          act.add('eve', 'black'),
          act.join('eve', 'grey'),
          act.add('eve', 'gold'),
          act.join('eve', 'silver'),
        ),
        act.remove('eve', 'black'),
        act.leave('eve', 'grey'),
        // Rejoined at once: a removal that comes late must not undo it.
        act.remove('eve', 'gold'),
        act.add('eve', 'gold'),
        act.leave('eve', 'silver'),
        act.join('eve', 'silver'),
        act.outlast(),
        // First: what a connection is asked for that has ended says nothing of its own.
        act.together(...['ann', 'bob'].map((probe) => ({ ...act.open(probe), verifies: ['lasting/connection'] }))),
        act.together(
          act.userInGroup('ann', 'red', 'there', { label: 'red', verifies: ['lasting/stored-user'] }),
          act.userInGroup('ann', 'blue', 'there', { label: 'blue', verifies: ['lasting/long-ttl'] }),
          act.userInGroup('ann', 'pink', 'there', { verifies: ['lasting/long-ttl'] }),
          act.userInGroup('ann', 'white', 'there', { verifies: ['lasting/long-ttl'] }),
          act.userInGroup('eve', 'black', 'absent', { verifies: ['lasting/removal'] }),
          act.group('green', 'there', { label: 'green', verifies: ['lasting/membership'] }),
          act.connection('ann', 'there', { verifies: ['lasting/connection'] }),
          act.user('bob', 'there', { verifies: ['lasting/connection'] }),
        ),
        // Where nothing lasts, what was made twice does not either.
        act.together(
          act.userInGroup('eve', 'gold', 'there', { ifAccepted: 'red', verifies: ['user-groups/rejoin'] }),
          act.group('silver', 'there', { ifAccepted: 'green', verifies: ['groups/rejoin'] }),
        ),
        act.toGroup('green', ['bob'], { verifies: ['lasting/membership'] }),
        act.toGroup('grey', [], { verifies: ['lasting/removal'] }),
        act.connect('late', 'ann'),
        act.toGroup('red', ['late'], { mayReach: ['ann'], verifies: ['lasting/stored-user-joins'] }),
        act.toGroup('blue', ['late'], {
          mayReach: ['ann'],
          ifAccepted: 'blue',
          verifies: ['lasting/stored-user-joins'],
        }),
      ],
    },
    {
      id: 'lasting/while-away',
      title: 'A user without clients who is added to a group at the beginning of a run is in it at its end',
      about: ['absent-user'],
      guests: [act.connect('guest')],
      verifies: ['lasting/absent-user'],
      steps: [act.add('ann', 'red'), act.outlast(), act.userInGroup('ann', 'red', 'there')],
    },
    {
      id: 'lasting/soak',
      title:
        'While all else rests, message after message to hub, group, user and connection arrives once where it should, and nowhere else',
      verifies: ['lasting/every-message'],
      steps: [
        act.together(act.connect('ann', 'ann'), act.connect('bob', 'bob')),
        act.join('ann', 'red'),
        act.soak(
          act.broadcast(['ann', 'bob']),
          act.toGroup('red', ['ann']),
          act.toUser('bob', ['bob']),
          act.toConnection('ann', ['ann']),
        ),
      ],
    },
  ],
};
