import type { Scenario } from '../../lib/contract/check.ts';
import { act } from '../groups/act.ts';

const looks = 6;

/** Looked at by many: where several nodes answer, each has to know. */
const looked = (expect: 200 | 404, verifies: readonly string[]) =>
  act.together(...Array.from({ length: looks }, () => act.user('ann', 'red', expect, { verifies })));

/** What was done in quick succession must not undo itself when it has gone round. */
export const staysRemoved: readonly Scenario[] = [
  {
    id: 'user-groups/removed-for-good',
    title: 'A user who was removed as soon as they were added does not come back',
    verifies: ['user-groups/removed-user-is-gone', 'user-groups/remove-all-takes-out-of-all'],
    regressions: ['#1125', '#1140'],
    steps: [
      act.add('ann', 'red'),
      act.remove('ann', 'red'),
      { do: 'settle' },
      looked(404, ['user-groups/removed-user-is-gone']),
      act.add('ann', 'red'),
      act.removeFromAll('ann'),
      { do: 'settle' },
      looked(404, ['user-groups/remove-all-takes-out-of-all']),
    ],
  },
  {
    id: 'user-groups/back-for-good',
    title: 'A user who was removed and added again at once stays',
    verifies: ['user-groups/rejoin'],
    regressions: ['#1125', '#1140'],
    steps: [
      act.connect('a', 'ann'),
      act.add('ann', 'red'),
      act.remove('ann', 'red'),
      act.add('ann', 'red'),
      { do: 'settle' },
      looked(200, ['user-groups/rejoin']),
      act.together(
        ...Array.from({ length: looks }, () => act.send('red', ['a'], { verifies: ['user-groups/rejoin'] })),
      ),
    ],
  },
];
