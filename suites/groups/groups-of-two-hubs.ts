import type { Scenario } from '../../lib/contract/check.ts';
import { act } from './act.ts';

const apart = ['groups/hubs-apart'];
const foreign = ['groups/add-connection-of-another-hub-404'];
const other = { hub: 'other' };

/** Groups of the same name in two hubs. */
export const groupsOfTwoHubs: readonly Scenario[] = [
  {
    id: 'groups/hubs-apart',
    title: 'A group of the same name in another hub has its own connections, messages and existence',
    verifies: [...apart, ...foreign],
    steps: [
      act.together(act.connect('here', 'ann'), act.connect('there', 'ann', other)),
      act.join('there', 'red', other),
      act.group('red', 404, apart),
      act.send('red', [], { verifies: apart }),
      act.judge('addConnectionToGroup', { connection: 'there', group: 'blue' }, 404, foreign),
      act.group('blue', 404, foreign),
      act.group('blue', 404, foreign, other),
      act.join('here', 'red'),
      act.send('red', ['here'], { verifies: apart }),
      act.send('red', ['there'], { ...other, verifies: apart }),
      act.judge('removeConnectionFromGroup', { connection: 'there', group: 'red' }, [200, 404], apart),
      act.leave('here', 'red'),
      act.send('red', ['there'], { ...other, verifies: apart }),
      act.group('red', 404, apart),
      act.group('red', 200, apart, other),
    ],
  },
];
