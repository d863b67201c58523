import type { Scenario } from '../../lib/contract/check.ts';
import type { CallStep } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';
import { inOrder } from '../steps/in-order.ts';
import { successOrAbsent } from '../steps/accepted-statuses.ts';

const accepted = (connection: string): CallStep =>
  act.postToConnection(connection, [connection], { expect: 'success', verifies: ['connections/send-answers-202'] });

/** POST connections/{connection}. */
export const connectionSends: readonly Scenario[] = [
  {
    id: 'connections/send-reaches-that-one',
    title: 'A message to a connection reaches it once, unaltered, and no other connection, even of the same user',
    verifies: ['connections/send-reaches-that-one', 'connections/send-arrives-as-sent'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('ann-too', 'ann'), act.connect('guest')),
      act.toConnection('ann', ['ann']),
      act.toConnection('ann-too', ['ann-too'], {
        message: { target: 'newMessage', arguments: ['tea', 4.5, null, { hot: [true, false] }] },
        verifies: ['connections/send-arrives-as-sent'],
      }),
      act.toConnection('guest', ['guest']),
    ],
  },
  {
    id: 'connections/send-answers-202',
    title: 'A message to a connection is accepted even if the id is unknown or the client has left',
    verifies: ['connections/send-answers-202', 'connections/send-to-nobody'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('ann-too', 'ann')),
      act.toConnection({ exactly: 'nobody-has-this-id' }, [], {
        verifies: ['connections/send-to-nobody'],
      }),
      accepted('ann'),
      act.disconnect('ann'),
      act.toConnection('ann', [], { verifies: ['connections/send-to-nobody'] }),
      accepted('ann-too'),
    ],
  },
  {
    id: 'connections/send-under-another-hub',
    title: 'A message to a connection through another hub does not reach it',
    verifies: ['connections/send-stays-in-its-hub'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('bob', 'bob', { hub: 'other' })),
      act.toConnection('bob', [], { expect: successOrAbsent }),
      act.toConnection('ann', [], { hub: 'other', expect: successOrAbsent }),
      act.toConnection('bob', ['bob'], { hub: 'other' }),
      act.toConnection('ann', ['ann']),
    ],
  },
  {
    id: 'connections/every-one-of-many',
    title: 'All of many simultaneous messages to a connection arrive',
    verifies: ['connections/every-one-of-many'],
    steps: [
      act.connect('ann'),
      act.settle(),
      act.together(...Array.from({ length: 16 }, () => act.toConnection('ann', ['ann']))),
    ],
  },
  {
    id: 'connections/none-of-many-elsewhere',
    title: 'None of many messages to a connection reaches another connection of its user',
    verifies: ['connections/send-reaches-that-one'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('ann-too', 'ann')),
      act.settle(),
      act.together(...Array.from({ length: 30 }, () => act.toConnection('ann', ['ann']))),
    ],
  },
  {
    id: 'connections/order',
    title: 'Messages from one sender to a connection arrive in the order sent',
    verifies: ['connections/order'],
    steps: [act.connect('ann'), act.settle(), ...inOrder('ann', (more) => act.postToConnection('ann', ['ann'], more))],
  },
];
