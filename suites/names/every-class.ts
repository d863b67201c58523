import type { Scenario } from '../../lib/contract/check.ts';
import type { Name, Step } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';

interface Class {
  readonly name: string;
  readonly verifies: string;
}

type Phase = (one: Class, name: Name, index: number) => Step;

/** Every operation comes to every name: the names of a phase at once, the phases one after the other. */
const inPhases = (classes: readonly Class[], phases: readonly Phase[]): readonly Step[] =>
  phases.map((phase) =>
    act.together(
      ...classes.map((one, index) => ({ ...phase(one, { exactly: one.name }, index), verifies: [one.verifies] })),
    ),
  );

const ttl = 600;

/** Every mark of ASCII but the slash, of which see the delicate names. */
const marks = ['a!"#$%&\'()*+,-.b', 'a:;<=>?@[\\]^_`{|}~b'];
const controls = ['in the\tmiddle', 'line\nfeed', 'a\u0001b\u007Fc\r\nd'];
const beyondAscii = ['éßабあ漢한😀'];
/** A router that looks for the last of these in a path takes the wrong part of it for the name. */
const pathWords = ['users', 'groups', 'connections'];

const of = (names: readonly string[], verifies: string): readonly Class[] => names.map((name) => ({ name, verifies }));

/** At and between the bounds of columns, keys and buffers; 1, 1024 and 1025 have checks of their own. */
const lengths = [2, 64, 128, 255, 256, 257, 512, 700, 1023];

/** Who was not added, since that was refused, need not be found. */
const storedBy = (index: number): string => `stored ${index}`;
const joinedBy = (index: number): string => `joined ${index}`;

const groupPhases: readonly Phase[] = [
  (_, group, index) => ({
    do: 'call',
    operation: 'addConnectionToGroup',
    group,
    connection: 'a',
    label: joinedBy(index),
  }),
  (_, group, index) => act.group(group, 'there', { ifAccepted: joinedBy(index) }),
  (_, group, index) => act.toGroup(group, ['a'], { ifAccepted: joinedBy(index) }),
  (_, group) => ({ do: 'call', operation: 'removeConnectionFromGroup', group, connection: 'a' }),
  (_, group) => act.group(group, 'absent'),
  // After the message: whether it reaches who has just been removed by their user and added anew is not a matter of the name.
  (_, group, index) => ({ do: 'call', operation: 'addUserToGroup', group, user: 'ann', ttl, label: storedBy(index) }),
  (_, group, index) => act.userInGroup('ann', group, 'there', { ifAccepted: storedBy(index) }),
  (_, group) => ({ do: 'call', operation: 'removeUserFromGroup', group, user: 'ann' }),
  (_, group) => act.userInGroup('ann', group, 'absent'),
];

const probeOf = (index: number): string => `c${index}`;

const userPhases: readonly Phase[] = [
  (_, user, index) => ({ do: 'connect', probe: probeOf(index), user }),
  (_, user) => act.user(user, 'there'),
  (_, user, index) => act.toUser(user, [probeOf(index)]),
  (_, user, index) => ({ do: 'call', operation: 'addUserToGroup', group: 'red', user, ttl, label: storedBy(index) }),
  (_, user, index) => act.userInGroup(user, 'red', 'there', { ifAccepted: storedBy(index) }),
  (_, user) => ({ do: 'call', operation: 'removeUserFromGroup', group: 'red', user }),
  (_, user) => act.userInGroup(user, 'red', 'absent'),
  (_, user) => ({ do: 'call', operation: 'addUserToGroup', group: 'blue', user, ttl }),
  (_, user) => ({ do: 'call', operation: 'removeUserFromAllGroups', user }),
  (_, user) => act.userInGroup(user, 'blue', 'absent'),
];

const anyUser = 'names/user-any-characters';
const slash = 'names/user-slash';

/** Whoever decodes a path before it is parted takes one slash for two names; whoever cleans it takes two slashes for one. */
const slashed = 'a/b//c';

/** Not drawn: each operation meets each class of name in every run. */
export const everyClassOfName: readonly Scenario[] = [
  {
    id: 'names/group-every-class',
    title:
      'Every operation on a group takes each class of name: marks, controls, letters beyond ASCII, words of the path',
    about: ['group-name'],
    verifies: ['names/group-any-characters', 'names/group-control-characters'],
    steps: [
      act.connect('a', 'ann'),
      act.connect('b'),
      ...inPhases(
        [
          ...of([...marks, ...beyondAscii, ...pathWords], 'names/group-any-characters'),
          ...of(controls, 'names/group-control-characters'),
        ],
        groupPhases,
      ),
    ],
  },
  {
    id: 'names/group-every-length',
    title: 'Every operation on a group takes names of lengths at and between the usual bounds',
    about: ['group-name'],
    verifies: ['names/group-any-length'],
    steps: [
      act.connect('a', 'ann'),
      ...inPhases(
        of(
          lengths.map((length) => 'g'.repeat(length)),
          'names/group-any-length',
        ),
        groupPhases,
      ),
    ],
  },
  {
    id: 'names/user-every-class',
    title:
      'Every operation on a user takes each class of id: marks, slashes, controls, letters beyond ASCII, words of the path',
    about: ['user-name'],
    verifies: [anyUser, slash],
    steps: [
      act.connect('guest'),
      ...inPhases(
        [...of([...marks, ...controls, ...beyondAscii, ...pathWords], anyUser), ...of([slashed], slash)],
        userPhases,
      ),
    ],
  },
];
