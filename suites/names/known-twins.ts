import type { Twins } from '../../lib/model/arbitraries/name-twins.ts';
import type { Scenario } from '../../lib/contract/check.ts';
import type { Step } from '../../lib/contract/step.ts';
import { absentOrInvalid, successOrInvalid } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';

/** Names that stores, caches and frameworks are known to confuse, by collation, trimming, normalisation, decoding, number parsing or truncation. */
const twins: readonly Twins[] = [
  ['tail', 'tail '],
  ['head', ' head'],
  ['two words', 'two  words'],
  ['line', 'line\n'],
  ['café', 'cafe\u0301'],
  ['cafè', 'cafe'],
  ['㎏', 'kg'],
  ['full', 'ｆｕｌｌ'],
  ['zero', 'ze\u200Bro'],
  ['soft', 'so\u00ADft'],
  ['a-z', 'a%2Dz'],
  ['p q', 'p%20q'],
  ['s t', 's+t'],
  ['u+v', 'u%2Bv'],
  ['\u{1F600}', '\u{1F601}'],
  ['é', 'Ã©'],
  ['7', '07'],
  ['8', '8.0'],
  ['100', '1e2'],
  ['12', '١٢'],
  ['dot', 'dot.'],
  ['key', 'key:'],
  ['under_', 'under%'],
  ['glob', 'glo*'],
  ['hash', 'hash#'],
  ['quer', 'quer?y'],
  [`${'n'.repeat(199)}1`, `${'n'.repeat(199)}2`],
  ['null', 'undefined'],
  ['back', 'ba\\ck'],
];

const casedTwins: readonly Twins[] = [
  ['Room', 'room'],
  ['STRASSE', 'straße'],
];

const labelOf = (index: number): string => `twins ${index}`;

const join = ([one]: Twins, index: number): Step => ({
  do: 'call',
  operation: 'addConnectionToGroup',
  group: { exactly: one },
  connection: 'a',
  label: labelOf(index),
  verifies: ['names/group-any-characters'],
});

const sendToTwin = ([, other]: Twins, index: number): Step => ({
  do: 'call',
  operation: 'sendToGroup',
  group: { exactly: other },
  expect: successOrInvalid,
  reaches: [],
  ifAccepted: labelOf(index),
});

const together = (steps: readonly Step[]): Step => act.together(...steps);

const ttl = 600;

/** Each user costs one more removal. */
const ofUsers = twins.filter((_, index) => index % 2 === 0);

const add = ([one]: Twins, index: number): Step => ({
  do: 'call',
  operation: 'addUserToGroup',
  group: 'red',
  user: { exactly: one },
  ttl,
  label: labelOf(index),
  verifies: ['names/user-any-characters'],
});

const lookForTwin = ([, other]: Twins, index: number): Step => ({
  do: 'call',
  operation: 'userIsInGroup',
  group: 'red',
  user: { exactly: other },
  expect: absentOrInvalid,
  ifAccepted: labelOf(index),
});

const users = ['ann', 'ann.', 'ann ', 'änn', 'a\u0308nn'];
const casedUsers = ['Ann', 'ann'];

const clientsOf = (names: readonly string[]): readonly Step[] => [
  together(names.map((name) => act.connect(name, { exactly: name }))),
  together(names.map((name) => act.toUser({ exactly: name }, [name]))),
];

/** A fixed list, because a run with few values draws only one pair of each kind. */
export const knownTwinChecks: readonly Scenario[] = [
  {
    id: 'names/group-known-twins',
    title: `All ${twins.length} pairs of group names that services are known to confuse are separate groups`,
    about: ['group-name'],
    verifies: ['names/group-name-identifies', 'names/group-any-characters'],
    steps: [act.connect('a'), together(twins.map(join)), together(twins.map(sendToTwin))],
  },
  {
    id: 'names/group-known-twins-case',
    title: 'Groups whose names differ by case, also where capitals make two letters of one, are separate groups',
    about: ['group-name'],
    verifies: ['names/group-case', 'names/group-any-characters'],
    steps: [act.connect('a'), together(casedTwins.map(join)), together(casedTwins.map(sendToTwin))],
  },
  {
    id: 'names/user-known-twins',
    title: `All ${ofUsers.length} pairs of user ids that services are known to confuse are separate users`,
    about: ['user-name', 'absent-user'],
    guests: [act.connect('guest')],
    verifies: ['names/user-id-identifies', 'names/user-any-characters'],
    steps: [together(ofUsers.map(add)), together(ofUsers.map(lookForTwin))],
  },
  {
    id: 'names/user-known-twins-clients',
    title: 'Clients of users whose ids differ by a dot, a blank or normalisation receive only their own messages',
    about: ['user-name'],
    verifies: ['names/user-id-delivers'],
    steps: clientsOf(users),
  },
  {
    id: 'names/user-known-twins-case',
    title: 'Clients of users whose ids differ by case receive only their own messages',
    verifies: ['names/user-case'],
    steps: clientsOf(casedUsers),
  },
];
