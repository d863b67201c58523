import type { Scenario } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';
import { type Presence } from '../steps/looks.ts';

const looks = 6;
const minutesSeconds = 600;

/** Queried many times, so that every node of the service is asked. */
const looked = (presence: Presence, verifies: readonly string[]) =>
  act.together(...Array.from({ length: looks }, () => act.userInGroup('ann', 'red', presence, { verifies })));

/** Quick successive changes must not be undone when they have propagated. */
export const staysRemoved: readonly Scenario[] = [
  {
    id: 'user-groups/removed-for-good',
    title: 'A user removed immediately after being added stays removed',
    guests: [act.connect('ann', 'ann')],
    verifies: ['user-groups/removed-user-is-gone', 'user-groups/remove-all-takes-out-of-all'],
    regressions: ['#1125', '#1140'],
    steps: [
      act.add('ann', 'red'),
      act.remove('ann', 'red'),
      act.settle(),
      looked('absent', ['user-groups/removed-user-is-gone']),
      act.add('ann', 'red'),
      act.removeFromAll('ann'),
      act.settle(),
      looked('absent', ['user-groups/remove-all-takes-out-of-all']),
    ],
  },
  {
    id: 'user-groups/removed-from-all-before-the-ttl',
    title: 'A user removed from all groups leaves one to which they were added with a ttl, too',
    guests: [act.connect('ann', 'ann')],
    verifies: ['user-groups/remove-all-takes-out-of-all'],
    steps: [
      act.add('ann', 'red', { ttl: minutesSeconds }),
      act.removeFromAll('ann'),
      act.settle(),
      looked('absent', ['user-groups/remove-all-takes-out-of-all']),
    ],
  },
  {
    id: 'user-groups/back-for-good',
    title: 'A user re-added immediately after being removed stays in the group',
    verifies: ['user-groups/rejoin'],
    regressions: ['#1125', '#1140'],
    steps: [
      act.connect('a', 'ann'),
      act.add('ann', 'red'),
      act.remove('ann', 'red'),
      act.add('ann', 'red'),
      act.settle(),
      looked('there', ['user-groups/rejoin']),
      act.together(
        ...Array.from({ length: looks }, () => act.toGroup('red', ['a'], { verifies: ['user-groups/rejoin'] })),
      ),
    ],
  },
];
