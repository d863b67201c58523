import type { Scenario } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';
import type { CallStep, Step } from '../../lib/contract/step.ts';

/** Separators with which services join names to one key. */
const separators = [':', '|', '-', '_', '.', ',', ';', '#', '$', ' ', '\t', '::', '--'];

const ttl = 600;

type Pair = Pick<CallStep<'userIsInGroup'>, 'group' | 'user'>;

const pair = (group: string, user: string): Pair => ({ group: { exactly: group }, user: { exactly: user } });

/** The user who is in a group, and two pairs that are the same text when group and user are joined, in either order. */
const pairsOf = (separator: string): readonly [there: Pair, ...others: Pair[]] => [
  pair(`g${separator}n`, `u${separator}n`),
  pair('g', `n${separator}u${separator}n`),
  pair(`n${separator}g${separator}n`, 'u'),
];

const each = (step: (pairs: ReturnType<typeof pairsOf>, separator: string) => readonly Step[]): Step => ({
  do: 'together',
  steps: separators.flatMap((separator) => step(pairsOf(separator), separator)),
});

/** The end of one name must not be read as the beginning of the other. */
export const joinedNames: Scenario = {
  id: 'names/group-and-user-apart',
  title: 'Two user and group pairs whose joined names read the same are kept apart',
  about: ['group-name', 'user-name', 'absent-user'],
  guests: [act.connect('guest')],
  verifies: ['names/group-name-identifies', 'names/user-id-identifies'],
  steps: [
    each(([there], label) => [{ do: 'call', operation: 'addUserToGroup', ...there, ttl, label, setup: true }]),
    each(([, ...others]) => others.map(({ group, user }) => act.userInGroup(user, group, 'absent'))),
    each(([, ...others]) => others.map((other) => ({ do: 'call', operation: 'removeUserFromGroup', ...other }))),
    each(([there]) => [act.userInGroup(there.user, there.group, 'there')]),
  ],
};
