import type { Scenario } from '../../lib/contract/check.ts';
import { act } from './act.ts';

const there = ['groups/exists-with-connections'];
const notThere = ['groups/not-found-without-connections'];
const ended = ['groups/not-found-after-members-end'];

/** GET groups/{group}. */
export const groupExistence: readonly Scenario[] = [
  {
    id: 'groups/existence',
    title: 'A group is found while any connection is in it, and neither before nor after',
    verifies: ['groups/exists-with-connections', 'groups/not-found-without-connections'],
    steps: [
      act.together(act.connect('a', 'ann'), act.connect('b')),
      act.group('red', 404, notThere),
      act.join('a', 'red'),
      act.group('red', 200, there),
      act.group('blue', 404, notThere),
      act.join('b', 'red'),
      act.join('b', 'blue'),
      act.leave('a', 'red'),
      act.group('red', 200, there),
      act.leave('b', 'red'),
      act.group('red', 404, notThere),
      act.group('blue', 200, there),
      act.join('a', 'red'),
      act.group('red', 200, there),
    ],
  },
  {
    id: 'groups/existence-ends-with-connections',
    title: 'A group is not found any more once its connections have ended, by the client or by the service',
    verifies: ['groups/not-found-after-members-end', 'groups/exists-with-connections'],
    steps: [
      act.together(act.connect('leaver', 'ann'), act.connect('closed'), act.connect('stays')),
      act.join('leaver', 'red'),
      act.join('closed', 'red'),
      act.join('closed', 'blue'),
      act.join('stays', 'green'),
      { do: 'disconnect', probe: 'leaver' },
      act.group('red', 200, there),
      ...act.close('closed'),
      act.group('red', 404, ended),
      act.group('blue', 404, ended),
      act.group('green', 200, there),
    ],
  },
];
