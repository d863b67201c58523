import type { Scenario } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';

/** GET connections/{connection}. */
export const connectionExistence: readonly Scenario[] = [
  {
    id: 'connections/existence',
    title: 'A connection is found until its client leaves, and an unknown connection is not found',
    verifies: ['connections/found', 'connections/not-found', 'connections/gone-when-left'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('ann-too', 'ann')),
      act.connection('ann', 'there', { expect: 'success', verifies: ['connections/found'] }),
      act.connection('ann-too', 'there', { verifies: ['connections/found'] }),
      act.connection({ exactly: 'nobody-has-this-id' }, 'absent', { verifies: ['connections/not-found'] }),
      act.disconnect('ann'),
      act.connection('ann', 'absent', { verifies: ['connections/gone-when-left'] }),
      act.connection('ann-too', 'there', { verifies: ['connections/found'] }),
    ],
  },
  {
    id: 'connections/broken-off-is-not-found',
    title: 'A connection that is cut off without a close is no longer found after the client timeout',
    verifies: ['connections/gone-when-left'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('ann-too', 'ann')),
      act.connection('ann', 'there', { setup: true }),
      act.breakOff('ann'),
      act.connection('ann', 'absent'),
      act.connection('ann-too', 'there'),
    ],
  },
  {
    id: 'connections/closed-without-an-answer',
    title: 'A connection that the service was asked to close is no longer found, even if its client never answers',
    verifies: ['connections/gone-without-an-answer'],
    steps: [
      act.connect('ann', 'ann', { answersClose: false }),
      act.connect('bob', 'bob'),
      act.known('ann'),
      act.close('ann', { setup: true }),
      act.connection('ann', 'absent'),
      act.user('ann', 'absent'),
      act.connection('bob', 'there'),
    ],
  },
  {
    id: 'connections/existence-elsewhere',
    title: 'A connection of one hub is not found in another',
    verifies: ['connections/found-in-its-hub-only'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('bob', 'bob', { hub: 'other' })),
      act.connection('bob', 'there', { hub: 'other' }),
      act.connection('bob', 'absent'),
      act.connection('ann', 'there'),
      act.connection('ann', 'absent', { hub: 'other' }),
    ],
  },
];
