import type { Scenario } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';

/** GET groups/{group}. */
export const groupExistence: readonly Scenario[] = [
  {
    id: 'groups/existence',
    title: 'A group is found exactly while a connection is in it',
    verifies: ['groups/exists-with-connections', 'groups/not-found-without-connections'],
    steps: [
      act.together(act.connect('a', 'ann'), act.connect('b')),
      act.group('red', 'absent', { verifies: ['groups/not-found-without-connections'] }),
      // Not everything that is named makes a group.
      act.toGroup('red', []),
      act.group('red', 'absent', { verifies: ['groups/not-found-without-connections'] }),
      act.join('a', 'red'),
      act.group('red', 'there', { expect: 'success', verifies: ['groups/exists-with-connections'] }),
      act.group('blue', 'absent', { verifies: ['groups/not-found-without-connections'] }),
      act.join('b', 'red'),
      act.join('b', 'blue'),
      act.leave('a', 'red'),
      act.group('red', 'there', { verifies: ['groups/exists-with-connections'] }),
      act.leave('b', 'red'),
      act.group('red', 'absent', { verifies: ['groups/not-found-without-connections'] }),
      act.group('blue', 'there', { verifies: ['groups/exists-with-connections'] }),
      act.join('a', 'red'),
      act.group('red', 'there', { verifies: ['groups/exists-with-connections'] }),
    ],
  },
  {
    id: 'groups/existence-ends-with-connections',
    title: 'A group is no longer found once the client or the service has ended its connections',
    verifies: ['groups/not-found-after-members-end', 'groups/exists-with-connections'],
    steps: [
      act.together(act.connect('leaver', 'ann'), act.connect('closed'), act.connect('stays')),
      act.join('leaver', 'red'),
      act.join('closed', 'red'),
      act.join('closed', 'blue'),
      act.join('stays', 'green'),
      { do: 'disconnect', probe: 'leaver' },
      act.group('red', 'there', { verifies: ['groups/exists-with-connections'] }),
      ...act.closeFirst('closed'),
      act.group('red', 'absent', { verifies: ['groups/not-found-after-members-end'] }),
      act.group('blue', 'absent', { verifies: ['groups/not-found-after-members-end'] }),
      act.group('green', 'there', { verifies: ['groups/exists-with-connections'] }),
    ],
  },
];
