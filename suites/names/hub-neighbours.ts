import * as fc from 'fast-check';
import { hubName } from '../../lib/model/arbitraries/hub-name.ts';
import type { Property, Scenario } from '../../lib/contract/check.ts';
import { anyCall } from '../../lib/contract/any-call.ts';
import type { CallFields, CallStep, Name, Step } from '../../lib/contract/step.ts';
import type { OperationId } from '../../lib/spec/operation.ts';
import { shapeOf, shapes } from '../../lib/spec/shape.ts';
import { hubAnswers } from './hub-answers.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';
import { act } from '../steps/act.ts';
import { spellName } from './spell-name.ts';
import { absentOrInvalid, successOrInvalid } from '../steps/accepted-statuses.ts';

/** Text to put before or after the name of a hub that has clients. */
interface Affix {
  readonly at: 'behind' | 'before';
  readonly characters: string;
}

const nearMain = ({ at, characters }: Affix): Name => ({ near: 'main', [at]: characters });

const show = ({ at, characters }: Affix): string => `${spellName(characters)} ${at} the name of a hub that exists`;

/** All calls that find, reach, change or close something in the scenario's hub. */
const calls: Readonly<Record<OperationId, CallFields>> = {
  broadcast: {},
  sendToUser: { user: 'ann' },
  sendToConnection: { connection: 'a' },
  connectionExists: { connection: 'a' },
  sendToGroup: { group: 'red' },
  groupHasConnections: { group: 'red' },
  userHasConnections: { user: 'ann' },
  userIsInGroup: { group: 'red', user: 'ann' },
  addConnectionToGroup: { group: 'red', connection: 'a' },
  addUserToGroup: { group: 'red', user: 'ann', ttl: 60 },
  removeConnectionFromGroup: { group: 'red', connection: 'a' },
  removeUserFromGroup: { group: 'red', user: 'ann' },
  removeUserFromAllGroups: { user: 'ann' },
  closeConnection: { connection: 'a' },
};

const order = Object.keys(calls) as OperationId[];

const call = (operation: OperationId, rest: CallFields): CallStep =>
  anyCall(operation, { ...calls[operation], ...rest });

const state: readonly Step[] = [
  { do: 'connect', probe: 'a', user: 'ann' },
  call('addConnectionToGroup', { setup: true }),
  call('addUserToGroup', { setup: true }),
];

const refuses = (id: OperationId): string => `names/hub-rule-${operationSlug(id)}`;

const nobody = (id: OperationId): Pick<CallFields, 'reaches'> => (shapeOf(id).kind === 'send' ? { reaches: [] } : {});

const broken = (affix: Affix): readonly CallStep[] =>
  order.map((id) =>
    call(id, {
      hub: nearMain(affix),
      expect: hubAnswers.broken(shapeOf(id)),
      verifies: [refuses(id)],
      ...nobody(id),
    }),
  );

/** The same calls under the hub's own name. Each succeeds, which shows that only the name was at fault and nothing was changed before. */
const good: readonly Step[] = [
  ...order.flatMap((id) => [
    // The user who is removed from all groups is in one.
    ...(id === 'removeUserFromAllGroups' ? [call('addUserToGroup', { setup: true })] : []),
    call(id, shapeOf(id).kind === 'send' ? { reaches: ['a'] } : {}),
  ]),
  act.closed('a'),
];

/** Blanks and marks that lenient services trim, cut off or drop. */
const badCharacters = [
  ' ',
  '-',
  '\t',
  '\n',
  '\0',
  '\u00A0',
  '\u200B',
  '+',
  '@',
  '#',
  '?',
  ';',
  '%',
  '$',
  '~',
  '\u0301',
  '€',
];

const badAffix: fc.Arbitrary<Affix> = fc.record({
  at: fc.constantFrom('behind', 'before'),
  characters: fc.constantFrom(...badCharacters),
});

const nothingExists: Property<Affix> = {
  id: 'names/hub-nothing-under-a-broken-name',
  title: 'A hub name with an invalid extra character finds, reaches, changes and closes nothing in the real hub',
  about: ['hub-name'],
  verifies: [...shapes.map(({ id }) => refuses(id)), 'names/hub-nothing-under-a-broken-name'],
  arbitrary: badAffix,
  apart: true,
  runs: 2,
  each: (affix) => [...state, ...broken(affix), ...good],
  show,
};

const lookups = ['connectionExists', 'userHasConnections', 'userIsInGroup'] as const;

/** No leading digit or underscore, which would break the rule. Other checks judge that these valid names are accepted; here they may be refused. */
const longerBy = fc.record({
  behind: fc.constantFrom('a', '_', '0', 'Z', 'abc', '1'),
  before: fc.constantFrom('a', 'x_', 'Q1'),
});

const otherHub: Property<{ readonly behind: string; readonly before: string }> = {
  id: 'names/hub-other-name-other-hub',
  title: 'Members of a hub are not found or reached through a hub name with added letters, digits or underscores',
  about: ['hub-name'],
  verifies: ['names/hub-name-identifies'],
  arbitrary: longerBy,
  before: state,
  runs: 3,
  each: ({ behind, before }) =>
    [
      { near: 'main', behind },
      { near: 'main', before },
    ].flatMap((hub) => [
      ...lookups.map((id) => call(id, { hub, expect: absentOrInvalid })),
      call('broadcast', { hub, expect: successOrInvalid, reaches: [] }),
    ]),
  show: ({ behind, before }) =>
    `${spellName(behind)} behind, ${spellName(before)} before the name of a hub that exists`,
};

const behind: Name = { near: 'main', behind: '_2' };
const before: Name = { near: 'main', before: 'x' };

const longerIsSilent: Scenario = {
  id: 'names/hub-longer-is-silent',
  title: 'Hubs whose names begin or end with the name of another do not receive each other’s messages',
  about: ['hub-name'],
  verifies: ['names/hub-name-identifies'],
  steps: [
    ...state,
    { do: 'connect', probe: 'b', hub: behind, user: 'ann' },
    { do: 'connect', probe: 'c', hub: before, user: 'ann' },
    call('addConnectionToGroup', { hub: behind, connection: 'b', setup: true }),
    call('addConnectionToGroup', { hub: before, connection: 'c', setup: true }),
    ...(['broadcast', 'sendToUser', 'sendToGroup'] as const).flatMap((id) => [
      call(id, { reaches: ['a'] }),
      call(id, { hub: behind, reaches: ['b'] }),
      call(id, { hub: before, reaches: ['c'] }),
    ]),
  ],
};

/** The engine makes logical names unique, so the drawn value is the beginning of the hub name. */
const works: Property<string> = {
  id: 'names/hub-valid-name-works',
  title: 'Clients of a hub are found and reached under any valid name, whatever its capitals and length',
  about: ['hub-name'],
  verifies: ['names/hub-valid-name-works'],
  arbitrary: hubName(100),
  apart: true,
  runs: 2,
  each: (hub) => [
    { do: 'connect', probe: 'a', hub, user: 'ann', setup: true },
    call('connectionExists', { hub }),
    call('userHasConnections', { hub }),
    call('broadcast', { hub, reaches: ['a'] }),
    call('addConnectionToGroup', { hub }),
    call('sendToGroup', { hub, reaches: ['a'] }),
  ],
  show: (name) => `a hub whose name begins with ${spellName(name)}`,
};

const ofCase: Scenario = {
  id: 'names/hub-case',
  title: 'Whether hubs whose names differ only by case are the same hub',
  verifies: ['names/hub-case'],
  steps: [
    { do: 'connect', probe: 'a', hub: 'case', setup: true },
    { do: 'call', operation: 'broadcast', hub: 'CASE', observe: 'message to a hub of the same name in capitals' },
    { do: 'call', operation: 'connectionExists', hub: 'CASE', connection: 'a', observe: 'its connection there' },
  ],
};

const client: Scenario = {
  id: 'names/hub-client-of-a-broken-name',
  title: 'Handling of a client that connects to a hub with a hyphen in its name',
  about: ['hub-name'],
  verifies: ['names/hub-client-of-a-broken-name'],
  steps: [{ do: 'connect', probe: 'a', hub: { near: 'main', behind: '-' }, observe: 'client of a hub with a hyphen' }],
};

/** Names similar to that of a hub that has clients. */
export const hubNeighbourChecks = [nothingExists, works, otherHub, longerIsSilent, ofCase, client] as const;
