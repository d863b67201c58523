import type { Scenario } from '../../lib/contract/check.ts';
import { act } from './act.ts';

const other = { hub: 'other' };

/** Groups of the same name in two hubs. */
export const groupsOfTwoHubs: readonly Scenario[] = [
  {
    id: 'groups/hubs-apart',
    title: 'A group of the same name in another hub has its own connections, messages and existence',
    verifies: ['groups/hubs-apart', 'groups/add-connection-of-another-hub-404'],
    steps: [
      act.together(act.connect('here', 'ann'), act.connect('there', 'ann', other)),
      act.join('there', 'red', other),
      act.group('red', 404, ['groups/hubs-apart']),
      act.send('red', [], { verifies: ['groups/hubs-apart'] }),
      act.judge('addConnectionToGroup', { connection: 'there', group: 'blue' }, 404, [
        'groups/add-connection-of-another-hub-404',
      ]),
      act.group('blue', 404, ['groups/add-connection-of-another-hub-404']),
      act.group('blue', 404, ['groups/add-connection-of-another-hub-404'], other),
      act.join('here', 'red'),
      act.send('red', ['here'], { verifies: ['groups/hubs-apart'] }),
      act.send('red', ['there'], { ...other, verifies: ['groups/hubs-apart'] }),
      act.judge('removeConnectionFromGroup', { connection: 'there', group: 'red' }, [200, 404], ['groups/hubs-apart']),
      act.leave('here', 'red'),
      act.send('red', ['there'], { ...other, verifies: ['groups/hubs-apart'] }),
      act.group('red', 404, ['groups/hubs-apart']),
      act.group('red', 200, ['groups/hubs-apart'], other),
    ],
  },
];
