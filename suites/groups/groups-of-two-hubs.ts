import type { Scenario } from '../../lib/contract/check.ts';
import { successOrAbsent } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';

const other = { hub: 'other' };

/** Groups of the same name in two hubs. */
export const groupsOfTwoHubs: readonly Scenario[] = [
  {
    id: 'groups/hubs-apart',
    title: 'Groups of the same name in two hubs have separate connections, messages and existence',
    verifies: ['groups/hubs-apart', 'groups/add-connection-of-another-hub-404'],
    steps: [
      act.together(act.connect('here', 'ann'), act.connect('there', 'ann', other)),
      act.join('there', 'red', other),
      act.group('red', 'absent', { verifies: ['groups/hubs-apart'] }),
      act.toGroup('red', [], { verifies: ['groups/hubs-apart'] }),
      act.judge('addConnectionToGroup', { connection: 'there', group: 'blue' }, 'absent', [
        'groups/add-connection-of-another-hub-404',
      ]),
      act.group('blue', 'absent', { verifies: ['groups/add-connection-of-another-hub-404'] }),
      act.group('blue', 'absent', { verifies: ['groups/add-connection-of-another-hub-404'], ...other }),
      act.join('here', 'red'),
      act.toGroup('red', ['here'], { verifies: ['groups/hubs-apart'] }),
      act.toGroup('red', ['there'], { ...other, verifies: ['groups/hubs-apart'] }),
      act.judge('removeConnectionFromGroup', { connection: 'there', group: 'red' }, successOrAbsent, [
        'groups/hubs-apart',
      ]),
      act.leave('here', 'red'),
      act.toGroup('red', ['there'], { ...other, verifies: ['groups/hubs-apart'] }),
      act.group('red', 'absent', { verifies: ['groups/hubs-apart'] }),
      act.group('red', 'there', { verifies: ['groups/hubs-apart'], ...other }),
    ],
  },
];
