import type { Suite } from '../../lib/contract/check.ts';
import type { Step } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';
import { inOrder } from '../steps/in-order.ts';

const manyToAnn: readonly Step[] = [act.together(...Array.from({ length: 30 }, () => act.toUser('ann', ['ann'])))];

/** POST and GET users/{user}. */
export const usersSuite: Suite = {
  area: 'users',
  checks: [
    {
      id: 'users/send-reaches-every-connection',
      title: 'A message to a user reaches each of their connections once, unaltered, and no other client',
      verifies: [
        'users/send-reaches-every-connection',
        'users/send-stays-with-the-user',
        'users/send-arrives-as-sent',
        'users/user-id-of-token',
      ],
      steps: [
        act.together(
          act.connect('ann-1', 'ann'),
          act.connect('ann-2', 'ann'),
          act.connect('ann-3', 'ann'),
          act.connect('joann', 'joann'),
          act.connect('guest'),
        ),
        act.toUser('joann', ['joann'], { verifies: ['users/send-stays-with-the-user', 'users/user-id-of-token'] }),
        act.toUser('ann', ['ann-1', 'ann-2', 'ann-3'], { verifies: ['users/send-reaches-every-connection'] }),
        act.toUser('joann', ['joann'], {
          message: { target: 'newMessage', arguments: ['tea', 4.5, null, { hot: [true, false] }] },
          verifies: ['users/send-arrives-as-sent'],
        }),
      ],
    },
    {
      id: 'users/send-answers-202',
      title: 'A message to a user who is not connected is accepted and not delivered later',
      about: ['absent-user'],
      verifies: ['users/send-answers-202', 'users/send-to-nobody'],
      steps: [
        act.connect('ann', 'ann'),
        act.toUser('bob', [], { verifies: ['users/send-to-nobody'] }),
        act.connect('bob', 'bob'),
        act.postToUser('bob', ['bob'], { expect: 'success', verifies: ['users/send-answers-202'] }),
      ],
    },
    {
      id: 'users/other-user-is-silent',
      title: 'A message to a user does not reach the client of another user',
      verifies: ['users/send-stays-with-the-user'],
      steps: [act.together(act.connect('ann', 'ann'), act.connect('bob', 'bob')), act.toUser('ann', ['ann'])],
    },
    {
      id: 'users/other-hub-is-silent',
      title: 'A message to a user does not reach the user of the same name in another hub',
      verifies: ['users/send-stays-in-its-hub'],
      steps: [
        act.together(act.connect('ann', 'ann'), act.connect('ann-elsewhere', 'ann', { hub: 'other' })),
        act.toUser('ann', ['ann']),
        act.toUser('ann', ['ann-elsewhere'], { hub: 'other' }),
      ],
    },
    {
      id: 'users/connections-of-that-moment',
      title: 'A message to a user reaches the connections that the user has when it is sent',
      verifies: ['users/connections-of-that-moment'],
      steps: [
        act.connect('ann-1', 'ann'),
        act.toUser('ann', ['ann-1']),
        act.connect('ann-2', 'ann'),
        act.toUser('ann', ['ann-1', 'ann-2']),
        act.disconnect('ann-1'),
        act.toUser('ann', ['ann-2']),
        act.connect('ann-3', 'ann'),
        act.toUser('ann', ['ann-2', 'ann-3']),
      ],
    },
    {
      id: 'users/every-one-of-many',
      title: 'All of many simultaneous messages to a user arrive',
      verifies: ['users/every-one-of-many'],
      steps: [
        act.connect('ann', 'ann'),
        act.settle(),
        act.together(...Array.from({ length: 16 }, () => act.toUser('ann', ['ann']))),
      ],
    },
    {
      id: 'users/none-of-many-to-another-user',
      title: 'None of many messages to a user reaches another user',
      verifies: ['users/send-stays-with-the-user'],
      steps: [act.together(act.connect('ann', 'ann'), act.connect('bob', 'bob')), act.settle(), ...manyToAnn],
    },
    {
      id: 'users/none-of-many-elsewhere',
      title: 'None of many messages to a user reaches the same user in another hub',
      verifies: ['users/send-stays-in-its-hub'],
      steps: [
        act.together(act.connect('ann', 'ann'), act.connect('ann-elsewhere', 'ann', { hub: 'other' })),
        act.settle(),
        ...manyToAnn,
      ],
    },
    {
      id: 'users/order',
      title: 'Messages from one sender to a user arrive in the order sent',
      verifies: ['users/order'],
      steps: [
        act.connect('ann', 'ann'),
        act.settle(),
        ...inOrder('ann', (more) => act.postToUser('ann', ['ann'], more)),
      ],
    },
    {
      id: 'users/existence',
      title: 'A user is found exactly while they have a connection',
      verifies: ['users/found', 'users/not-found', 'users/gone-with-the-last-connection'],
      steps: [
        act.connect('guest'),
        act.user('ann', 'absent', { verifies: ['users/not-found'] }),
        act.connect('ann', 'ann'),
        act.user('ann', 'there', { expect: 'success', verifies: ['users/found'] }),
        act.user('bob', 'absent', { verifies: ['users/not-found'] }),
        act.disconnect('ann'),
        act.user('ann', 'absent', { verifies: ['users/gone-with-the-last-connection'] }),
        act.connect('ann-again', 'ann'),
        act.user('ann', 'there', { verifies: ['users/found'] }),
      ],
    },
    {
      id: 'users/existence-with-two-connections',
      title: 'A user who ends one of two connections is found until the service closes the other',
      verifies: ['users/found-until-the-last', 'users/gone-when-closed'],
      steps: [
        act.together(
          act.connect('ann-1', 'ann'),
          act.connect('ann-2', 'ann'),
          act.connect('ann-3', 'ann'),
          act.connect('guest'),
        ),
        act.together(act.known('ann-1'), act.known('ann-3')),
        act.disconnect('ann-2'),
        act.connection('ann-2', 'absent', { setup: true }),
        act.user('ann', 'there', { verifies: ['users/found-until-the-last'] }),
        ...act.closeFirst('ann-3', { reason: 'enough' }),
        act.user('ann', 'there', { verifies: ['users/found-until-the-last'] }),
        ...act.closeFirst('ann-1', { reason: 'enough' }),
        act.user('ann', 'absent', { verifies: ['users/gone-when-closed'] }),
      ],
    },
    {
      id: 'users/existence-elsewhere',
      title: 'A user who is connected to one hub is not found in another',
      verifies: ['users/found-in-their-hub-only'],
      steps: [
        act.together(act.connect('ann', 'ann', { hub: 'other' }), act.connect('bob', 'bob')),
        act.user('ann', 'there', { hub: 'other' }),
        act.user('ann', 'absent'),
        act.user('bob', 'absent', { hub: 'other' }),
        act.connect('ann-here', 'ann'),
        act.user('ann', 'there'),
        act.disconnect('ann-here'),
        act.user('ann', 'absent'),
        act.user('ann', 'there', { hub: 'other' }),
      ],
    },
  ],
};
