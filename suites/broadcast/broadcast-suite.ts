import type { Suite } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';
import { inOrder } from '../steps/in-order.ts';

const everybody = ['ann', 'ann-too', 'bob', 'eve', 'guest', 'guest-too'];

/** POST hub. */
export const broadcastSuite: Suite = {
  area: 'broadcast',
  checks: [
    {
      id: 'broadcast/reaches-every-client',
      title: 'A broadcast reaches every client of the hub once, unaltered, with or without a user',
      verifies: ['broadcast/reaches-every-client', 'broadcast/arrives-as-sent'],
      steps: [
        act.together(
          act.connect('ann', 'ann'),
          act.connect('ann-too', 'ann'),
          act.connect('bob', 'bob'),
          act.connect('eve', 'eve'),
          act.connect('guest'),
          act.connect('guest-too'),
        ),
        act.broadcast(everybody),
        act.broadcast(everybody, {
          message: { target: 'newMessage', arguments: ['tea', 4.5, null, { hot: [true, false] }] },
          verifies: ['broadcast/arrives-as-sent'],
        }),
      ],
    },
    {
      id: 'broadcast/answers-202',
      title: 'A broadcast is accepted even in a hub that has never been used',
      about: ['unused-hub'],
      verifies: ['broadcast/answers-202', 'broadcast/to-nobody'],
      steps: [
        act.broadcast([], { verifies: ['broadcast/to-nobody'] }),
        act.connect('ann'),
        act.postBroadcast(['ann'], { expect: 'success', verifies: ['broadcast/answers-202'] }),
      ],
    },
    {
      id: 'broadcast/other-hub-is-silent',
      title: 'A broadcast reaches no client of another hub, not even one of the same user',
      verifies: ['broadcast/stays-in-its-hub'],
      steps: [
        act.together(
          act.connect('ann', 'ann'),
          act.connect('ann-elsewhere', 'ann', { hub: 'other' }),
          act.connect('bob-elsewhere', 'bob', { hub: 'other' }),
        ),
        act.broadcast(['ann']),
        act.broadcast(['ann-elsewhere', 'bob-elsewhere'], { hub: 'other' }),
      ],
    },
    {
      id: 'broadcast/excluded-one',
      title: 'A broadcast skips only the excluded connection, not its user, and only that once',
      verifies: ['broadcast/excluded', 'broadcast/excluded-this-once'],
      steps: [
        act.together(act.connect('ann', 'ann'), act.connect('ann-too', 'ann'), act.connect('bob', 'bob')),
        act.broadcast(['ann-too', 'bob'], { excluded: ['ann'], verifies: ['broadcast/excluded'] }),
        act.broadcast(['ann', 'ann-too', 'bob'], { verifies: ['broadcast/excluded-this-once'] }),
        // A target that does it wrong now and then.
        act.broadcast(['ann-too', 'bob'], { excluded: ['ann'], times: 12, verifies: ['broadcast/excluded'] }),
      ],
    },
    {
      id: 'broadcast/excluded-several',
      title: 'A broadcast skips every excluded connection: several, all, or one listed twice',
      verifies: ['broadcast/excluded-several'],
      steps: [
        act.together(act.connect('ann', 'ann'), act.connect('bob', 'bob'), act.connect('eve'), act.connect('joe')),
        act.broadcast(['bob', 'joe'], { excluded: ['ann', 'eve'] }),
        act.broadcast(['eve'], { excluded: ['joe', { exactly: 'nobody-has-this-id' }, 'ann', 'joe', 'bob'] }),
        act.broadcast([], { excluded: ['ann', 'bob', 'eve', 'joe'] }),
      ],
    },
    {
      id: 'broadcast/clients-of-that-moment',
      title:
        'A broadcast reaches every client connected at that moment, including reconnected ones, and no later client',
      verifies: ['broadcast/clients-of-that-moment'],
      steps: [
        act.connect('ann', 'ann'),
        act.broadcast(['ann']),
        act.connect('bob', 'bob'),
        act.broadcast(['ann', 'bob']),
        act.disconnect('ann'),
        act.broadcast(['bob']),
        act.connect('ann-again', 'ann'),
        act.broadcast(['bob', 'ann-again']),
      ],
    },
    {
      id: 'broadcast/every-one-of-many',
      title: 'All of many simultaneous broadcasts arrive',
      verifies: ['broadcast/every-one-of-many'],
      steps: [
        act.connect('ann'),
        act.settle(),
        act.together(...Array.from({ length: 40 }, () => act.broadcast(['ann']))),
      ],
    },
    {
      id: 'broadcast/none-of-many-elsewhere',
      title: 'None of many broadcasts reaches a client of another hub',
      verifies: ['broadcast/stays-in-its-hub'],
      steps: [
        act.together(act.connect('ann', 'ann'), act.connect('ann-elsewhere', 'ann', { hub: 'other' })),
        act.settle(),
        act.together(...Array.from({ length: 30 }, () => act.broadcast(['ann']))),
      ],
    },
    {
      id: 'broadcast/in-order',
      title: 'Broadcasts sent one after another arrive in that order',
      verifies: ['broadcast/in-order'],
      regressions: ['#1655'],
      steps: [act.connect('ann'), act.settle(), ...inOrder('ann', (more) => act.postBroadcast(['ann'], more))],
    },
  ],
};
