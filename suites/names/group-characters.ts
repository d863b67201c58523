import * as fc from 'fast-check';
import { text } from '../../lib/model/arbitraries/text.ts';
import type { Check, Property } from '../../lib/contract/check.ts';
import type { Name, Step } from '../../lib/contract/step.ts';
import { spellName } from './spell-name.ts';
import { act } from '../steps/act.ts';

/** The scenario itself removes the relation. */
const ttl = 600;

const member: Step = act.connect('a', 'ann');
const stranger: Step = act.connect('b');

/** Every operation that takes a group, with the same name: added members are found and reached, removed ones are not. */
const allUnder = (group: Name): readonly Step[] => [
  { do: 'call', operation: 'addConnectionToGroup', group, connection: 'a' },
  act.group(group, 'there'),
  act.toGroup(group, ['a']),
  { do: 'call', operation: 'removeConnectionFromGroup', group, connection: 'a' },
  act.group(group, 'absent'),
  // After the connection has left: what a service does to who was removed by their user just before is not a matter of the name.
  { do: 'call', operation: 'addUserToGroup', group, user: 'ann', ttl, label: 'stored' },
  act.userInGroup('ann', group, 'there', { ifAccepted: 'stored' }),
  { do: 'call', operation: 'removeUserFromGroup', group, user: 'ann' },
  act.userInGroup('ann', group, 'absent'),
];

const works = (row: Omit<Property<string>, 'each' | 'show'>): Property<string> => ({
  before: [member],
  ...row,
  each: (name) => allUnder({ exactly: name }),
  show: (name) => `group ${spellName(name)}`,
});

/** Names that intermediate servers may change or misread; observed separately. */
const isPlain = (name: string): boolean => name.trim() !== '' && !/^\.{1,2}$/.test(name);

/** Clients join under the stored name: those already connected and those that connect later. */
const stored: Property<string> = {
  id: 'names/group-stored-name',
  title: 'Clients of a stored user are in the group under its exact name, including those who connect later',
  about: ['group-name'],
  verifies: ['names/group-any-characters'],
  arbitrary: fc
    .oneof(text('unicode', { maxLength: 80 }), text('ascii', { maxLength: 200, without: '/' }))
    .filter(isPlain),
  apart: true,
  runs: 2,
  each: (name) => [
    act.connect('a', 'ann'),
    { do: 'call', operation: 'addUserToGroup', group: { exactly: name }, user: 'ann' },
    act.connect('b', 'ann'),
    act.toGroup({ exactly: name }, ['a', 'b']),
  ],
  show: (name) => `group ${spellName(name)}`,
};

/** Stays below 1024 characters when percent-encoded, whatever its characters. */
const maxLength = 80;

const longest = 1024;

/** Any group name works, whatever its characters and length. */
export const groupCharacterChecks: readonly Check[] = [
  works({
    id: 'names/group-ascii',
    title: 'A group name may be any printable ASCII',
    about: ['group-name'],
    verifies: ['names/group-any-characters'],
    arbitrary: text('ascii', { maxLength: 200, without: '/' }).filter(isPlain),
    before: [member, stranger],
    runs: 1,
  }),
  works({
    id: 'names/group-unicode',
    title: 'A group name may be any Unicode text',
    about: ['group-name'],
    verifies: ['names/group-any-characters'],
    arbitrary: text('unicode', { maxLength }).filter(isPlain),
    before: [member, stranger],
    runs: 1,
  }),
  works({
    id: 'names/group-control-characters',
    title: 'A group name may contain line ends, tabs and other control characters',
    about: ['group-name'],
    verifies: ['names/group-control-characters'],
    arbitrary: text('control', { maxLength }).filter(isPlain),
    runs: 1,
  }),
  works({
    id: 'names/group-any-length',
    title: 'A group works with a name of any length up to 1024',
    about: ['group-name'],
    verifies: ['names/group-any-length'],
    arbitrary: fc.noBias(fc.integer({ min: 1, max: longest })).map((length) => 'g'.repeat(length)),
    runs: 1,
  }),
  stored,
];
