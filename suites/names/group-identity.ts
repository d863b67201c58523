import * as fc from 'fast-check';
import { characterOf } from '../../lib/model/arbitraries/character-of.ts';
import { nameTwins, type TwinKind, type Twins } from '../../lib/model/arbitraries/name-twins.ts';
import type { Check, Property, Scenario } from '../../lib/contract/check.ts';
import type { Step } from '../../lib/contract/step.ts';
import { spellName } from './spell-name.ts';
import { absentOrInvalid } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';

const identifies = 'names/group-name-identifies';

interface Kind {
  /** What it says that they are separate; default: that names identify. */
  readonly requirement?: string;
  readonly kind: TwinKind;
  readonly says: string;
}

const kinds: readonly Kind[] = [
  { kind: 'case', says: 'by case', requirement: 'names/group-case' },
  { kind: 'blanks', says: 'by a blank at an end or in the middle' },
  { kind: 'normalisation', says: 'by Unicode normalisation' },
  { kind: 'invisible', says: 'by an invisible character' },
  { kind: 'percent', says: 'by one percent-encoding' },
  { kind: 'plus', says: 'by plus sign and blank' },
  { kind: 'digits', says: 'by digits at the end' },
  { kind: 'dots', says: 'by dots at the end' },
];

const ttl = 600;

/**
 * One client in each group, and a user in one. None is found or reached by the other name, and leaving one group does not affect the other.
 * `separate` is the requirement that the names are two, `taken` that either is accepted and delivers.
 */
const apart = ([first, second]: Twins, separate: string, taken: string): readonly Step[] => {
  const [one, other] = [{ exactly: first }, { exactly: second }];
  const both = { ifAccepted: 'other', verifies: [separate] } as const;
  return [
    act.connect('a', 'ann'),
    act.connect('b'),
    { do: 'call', operation: 'addConnectionToGroup', group: one, connection: 'a', label: 'one', verifies: [taken] },
    act.group(other, 'absent', { expect: absentOrInvalid, ifAccepted: 'one', verifies: [separate] }),
    {
      do: 'call',
      operation: 'addConnectionToGroup',
      group: other,
      connection: 'b',
      label: 'other',
      ifAccepted: 'one',
      verifies: [taken],
    },
    act.toGroup(one, ['a'], { ...both, verifies: [separate, taken] }),
    act.toGroup(other, ['b'], { ...both, verifies: [separate, taken] }),
    { do: 'call', operation: 'addUserToGroup', group: one, user: 'ann', ttl, label: 'stored', ...both },
    act.userInGroup('ann', other, 'absent', both),
    { do: 'call', operation: 'removeUserFromGroup', group: other, user: 'ann', ...both },
    act.userInGroup('ann', one, 'there', { ...both, ifAccepted: 'stored' }),
    { do: 'call', operation: 'removeConnectionFromGroup', group: other, connection: 'b', ...both },
    act.group(one, 'there', both),
  ];
};

const any = 'names/group-any-characters';
const longNames = 'names/group-any-length';

const show = ([one, other]: Twins): string => `groups ${spellName(one)} and ${spellName(other)}`;

const different = ({ kind, says, requirement = identifies }: Kind): Property<Twins> => ({
  id: `names/group-differs-${kind}`,
  title: `Groups whose names differ ${says} are separate groups`,
  about: ['group-name'],
  verifies: [requirement, any],
  arbitrary: nameTwins[kind],
  apart: true,
  runs: 1,
  each: (twins) => apart(twins, requirement, any),
  show,
});

/** Stored users tell groups apart without a client. */
const stored = ([first, second]: Twins): readonly Step[] => {
  const [one, other] = [{ exactly: first }, { exactly: second }];
  const then = { ifAccepted: 'one' } as const;
  return [
    { do: 'call', operation: 'addUserToGroup', group: one, user: 'ann', ttl, label: 'one', verifies: [longNames] },
    act.userInGroup('ann', other, 'absent', { expect: absentOrInvalid, ...then }),
    { do: 'call', operation: 'removeUserFromGroup', group: other, user: 'ann', ...then },
    act.userInGroup('ann', one, 'there', then),
  ];
};

const byTheEnd: Property<Twins> = {
  id: 'names/group-differs-end',
  title: 'Groups whose names differ in the last of up to 1024 characters are separate groups',
  about: ['group-name'],
  verifies: [identifies, longNames],
  arbitrary: nameTwins.end,
  apart: true,
  runs: 2,
  guests: [act.connect('ann', 'ann')],
  each: stored,
  show,
};

const longest = 1024;

const atFullLength: Scenario = {
  id: 'names/group-differs-at-1024',
  title: 'Groups whose names of 1024 characters differ in the last are separate groups',
  about: ['group-name'],
  verifies: [identifies, longNames],
  steps: apart([`${'g'.repeat(longest - 1)}a`, `${'g'.repeat(longest - 1)}b`], identifies, longNames),
};

const endings = Array.from('0123456789');

const inGroups = (stem: string, step: (ending: string, probe: string) => Step): Step => ({
  do: 'together',
  steps: endings.map((ending, index) => step(`${stem}${ending}`, index % 2 === 0 ? 'a' : 'b')),
});

const send = (name: string, probe: string): Step => ({
  do: 'call',
  operation: 'sendToGroup',
  group: { exactly: name },
  reaches: [probe],
});

const join = (name: string, probe: string): Step => ({
  do: 'call',
  operation: 'addConnectionToGroup',
  group: { exactly: name },
  connection: probe,
});

/** A target that drops every other message of a group may not drop the first. */
const many: Property<string> = {
  id: 'names/groups-differing-in-the-last-character',
  title: 'Ten simultaneous groups whose names differ in the last digit each deliver every message',
  verifies: ['names/group-every-name-delivers'],
  regressions: ['#720', '#963'],
  arbitrary: fc.string({ unit: characterOf('abcdefgh0123'), maxLength: 12 }),
  apart: true,
  runs: 1,
  each: (stem) => [
    act.connect('a'),
    act.connect('b'),
    inGroups(stem, join),
    { do: 'settle' },
    inGroups(stem, send),
    inGroups(stem, send),
  ],
  show: (stem) => `groups ${spellName(`${stem}0`)} to ${spellName(`${stem}9`)}`,
};

/** Groups with different names are separate, however similar the names. */
export const groupIdentityChecks: readonly Check[] = [...kinds.map(different), byTheEnd, atFullLength, many];
