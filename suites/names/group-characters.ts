import * as fc from 'fast-check';
import { text } from '../../lib/model/arbitraries/text.ts';
import type { Check, Property } from '../../lib/contract/check.ts';
import type { Name, Step } from '../../lib/contract/step.ts';
import { hash } from './hash.ts';
import { spellName } from './spell-name.ts';

/** The relation is taken back by the scenario itself. */
const ttl = 600;

const member: Step = { do: 'connect', probe: 'a', setup: true };
const stranger: Step = { do: 'connect', probe: 'b', setup: true };

/** Every operation that takes a group, under the same name: what was added is found and reached, what was removed is not. */
const allUnder = (group: Name, user: string): readonly Step[] => [
  { do: 'call', operation: 'addConnectionToGroup', group, connection: 'a' },
  { do: 'call', operation: 'groupHasConnections', group, expect: 200 },
  { do: 'call', operation: 'sendToGroup', group, reaches: ['a'] },
  { do: 'call', operation: 'addUserToGroup', group, user, ttl },
  { do: 'call', operation: 'userIsInGroup', group, user, expect: 200 },
  { do: 'call', operation: 'removeUserFromGroup', group, user },
  { do: 'call', operation: 'userIsInGroup', group, user, expect: 404 },
  { do: 'call', operation: 'removeConnectionFromGroup', group, connection: 'a' },
  { do: 'call', operation: 'groupHasConnections', group, expect: 404 },
];

const works = (row: Omit<Property<string>, 'each' | 'show'>): Property<string> => ({
  before: [member],
  ...row,
  each: (name) => allUnder({ exactly: name }, `u${hash(name)}`),
  show: (name) => `group ${spellName(name)}`,
});

/** What servers on the way may take for something else, or away; observed apart. */
const isPlain = (name: string): boolean => name.trim() !== '' && !/^\.{1,2}$/.test(name);

/** Under the name that was stored clients join: those who are there, and those who come later. */
const stored: Property<string> = {
  id: 'names/group-stored-name',
  title: 'Clients of a stored user are in the group under its very name, those who connect later too',
  verifies: ['names/group-any-characters'],
  arbitrary: fc
    .oneof(text('unicode', { maxLength: 80 }), text('ascii', { maxLength: 200, without: '/' }))
    .filter(isPlain),
  apart: true,
  runs: 2,
  each: (name) => [
    { do: 'connect', probe: 'a', user: 'ann', setup: true },
    { do: 'call', operation: 'addUserToGroup', group: { exactly: name }, user: 'ann', ttl },
    { do: 'connect', probe: 'b', user: 'ann', setup: true },
    { do: 'call', operation: 'sendToGroup', group: { exactly: name }, reaches: ['a', 'b'] },
  ],
  show: (name) => `group ${spellName(name)}`,
};

/** Percent-encoded it stays below 1024 characters, whatever it is made of. */
const maxLength = 80;

const longest = 1024;

/** Any name of a group works, whatever it is made of, and however long it is. */
export const groupCharacterChecks: readonly Check[] = [
  works({
    id: 'names/group-ascii',
    title: 'A group may be called anything of printable ASCII',
    verifies: ['names/group-any-characters'],
    arbitrary: text('ascii', { maxLength: 200, without: '/' }).filter(isPlain),
    before: [member, stranger],
    runs: 3,
  }),
  works({
    id: 'names/group-unicode',
    title: 'A group may be called anything of Unicode',
    verifies: ['names/group-any-characters'],
    arbitrary: text('unicode', { maxLength }).filter(isPlain),
    before: [member, stranger],
    runs: 3,
  }),
  works({
    id: 'names/group-control-characters',
    title: 'A group may have line ends, tabs and other control characters in its name',
    verifies: ['names/group-control-characters'],
    arbitrary: text('control', { maxLength }).filter(isPlain),
    runs: 2,
  }),
  works({
    id: 'names/group-any-length',
    title: 'A group works whatever the length of its name, up to 1024',
    verifies: ['names/group-any-length'],
    arbitrary: fc.noBias(fc.integer({ min: 1, max: longest })).map((length) => 'g'.repeat(length)),
    runs: 3,
  }),
  stored,
];
