import * as fc from 'fast-check';
import { nameTwins, type TwinKind, type Twins } from '../../lib/model/arbitraries/name-twins.ts';
import { text } from '../../lib/model/arbitraries/text.ts';
import type { Check, Property } from '../../lib/contract/check.ts';
import type { Name, Step } from '../../lib/contract/step.ts';
import { spellName } from './spell-name.ts';
import { absentOrInvalid } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';

const any = 'names/user-any-characters';

const ttl = 600;

/** Every operation that takes a user, under the same name as the client's token. */
const allUnder = (user: Name): readonly Step[] => [
  { do: 'connect', probe: 'a', user },
  act.connect('b', 'bob'),
  act.user(user, 'there'),
  act.toUser(user, ['a']),
  { do: 'call', operation: 'addUserToGroup', group: 'red', user, ttl, label: 'stored' },
  act.userInGroup(user, 'red', 'there', { ifAccepted: 'stored' }),
  { do: 'call', operation: 'removeUserFromGroup', group: 'red', user },
  act.userInGroup(user, 'red', 'absent'),
  { do: 'call', operation: 'addUserToGroup', group: 'blue', user, ttl },
  { do: 'call', operation: 'removeUserFromAllGroups', user },
  act.userInGroup(user, 'blue', 'absent'),
];

const isPlain = (name: string): boolean => name.trim() !== '' && !/^\.{1,2}$/.test(name);

const works = (row: Pick<Property<string>, 'id' | 'title' | 'arbitrary'>): Property<string> => ({
  ...row,
  verifies: [any],
  about: ['user-name'],
  apart: true,
  runs: 1,
  each: (name) => allUnder({ exactly: name }),
  show: (name) => `user ${spellName(name)}`,
});

/** Stored relations tell users apart without a client. */
const stored = ([first, second]: Twins): readonly Step[] => {
  const [one, other] = [{ exactly: first }, { exactly: second }];
  const then = { ifAccepted: 'one' } as const;
  return [
    { do: 'call', operation: 'addUserToGroup', group: 'red', user: one, ttl, label: 'one', verifies: [any] },
    act.userInGroup(other, 'red', 'absent', { expect: absentOrInvalid, ...then }),
    { do: 'call', operation: 'removeUserFromGroup', group: 'red', user: other, verifies: [any], ...then },
    { do: 'call', operation: 'addUserToGroup', group: 'blue', user: other, ttl, verifies: [any], ...then },
    { do: 'call', operation: 'removeUserFromAllGroups', user: other, verifies: [any], ...then },
    act.userInGroup(one, 'red', 'there', then),
  ];
};

const live = ([first, second]: Twins): readonly Step[] => {
  const [one, other] = [{ exactly: first }, { exactly: second }];
  return [
    act.connect('a', one),
    act.user(other, 'absent', { expect: absentOrInvalid }),
    act.connect('b', other),
    act.toUser(one, ['a']),
    act.toUser(other, ['b']),
  ];
};

const show = ([one, other]: Twins): string => `users ${spellName(one)} and ${spellName(other)}`;

/** `requirement`: what it says that they are separate; default: that ids identify. */
const kinds: readonly (readonly [kind: TwinKind, says: string, requirement?: string])[] = [
  ['case', 'by case', 'names/user-case'],
  ['blanks', 'by a blank at an end or in the middle'],
  ['normalisation', 'by Unicode normalisation'],
  ['invisible', 'by an invisible character'],
  ['percent', 'by one percent-encoding'],
  ['plus', 'by plus sign and blank'],
  ['digits', 'by digits at the end'],
  ['dots', 'by dots at the end'],
];

const different = ([
  kind,
  says,
  requirement = 'names/user-id-identifies',
]: (typeof kinds)[number]): Property<Twins> => ({
  id: `names/user-differs-${kind}`,
  title: `Users whose ids differ ${says} are separate users of a group`,
  about: ['user-name', 'absent-user'],
  guests: [act.connect('guest')],
  verifies: [requirement, any],
  arbitrary: nameTwins[kind],
  apart: true,
  runs: 1,
  each: stored,
  show,
});

/** User ids: any characters; different ids are separate users. */
export const userNameChecks: readonly Check[] = [
  works({
    id: 'names/user-ascii',
    title: 'A user id may be any printable ASCII',
    arbitrary: text('ascii', { maxLength: 200, without: '/' }).filter(isPlain),
  }),
  works({
    id: 'names/user-unicode',
    title: 'A user id may be any Unicode text',
    arbitrary: text('unicode', { maxLength: 80 }).filter(isPlain),
  }),
  ...kinds.map(different),
  {
    id: 'names/user-differs-clients',
    title: 'Clients with similar user ids receive only their own messages',
    about: ['user-name'],
    verifies: ['names/user-id-delivers'],
    // Whether case tells users apart is another requirement.
    arbitrary: fc.oneof(...kinds.filter(([kind]) => kind !== 'case').map(([kind]) => nameTwins[kind])),
    apart: true,
    runs: 3,
    each: live,
    show,
  } satisfies Property<Twins>,
];
