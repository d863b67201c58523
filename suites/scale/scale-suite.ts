import type { Suite } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';

const crowd = Array.from({ length: 40 }, (_, index) => `c${index + 1}`);

const [first = '', second = '', ...rest] = crowd;

/** As much as the profile allows, once: many clients, and many messages to one. */
export const scaleSuite: Suite = {
  area: 'scale',
  checks: [
    {
      id: 'scale/many-messages',
      title: 'Each of a hundred simultaneous messages to a connection arrives',
      verifies: ['scale/many-messages'],
      steps: [
        act.connect('ann'),
        act.settle(),
        act.together(...Array.from({ length: 100 }, () => act.toConnection('ann', ['ann']))),
      ],
    },
    {
      id: 'scale/crowd',
      title: 'Messages to a hub, a user and a group reach each of as many connections as the profile allows',
      crowd,
      verifies: ['scale/hub-reaches-all', 'scale/user-reaches-all', 'scale/group-reaches-all', 'scale/excluded-many'],
      steps: [
        act.together(...crowd.map((probe) => act.connect(probe, 'ann'))),
        act.together(...crowd.map((probe) => act.join(probe, 'red'))),
        act.broadcast(crowd, { verifies: ['scale/hub-reaches-all'] }),
        act.toUser('ann', crowd, { verifies: ['scale/user-reaches-all'] }),
        act.toGroup('red', crowd, { verifies: ['scale/group-reaches-all'] }),
        act.broadcast([], { excluded: rest, mayReach: [first, second], verifies: ['scale/excluded-many'] }),
        act.toGroup('red', [], { excluded: rest, mayReach: [first, second], verifies: ['scale/excluded-many'] }),
      ],
    },
  ],
};
