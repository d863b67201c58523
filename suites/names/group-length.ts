import type { Check, Scenario } from '../../lib/contract/check.ts';
import { anyCall } from '../../lib/contract/any-call.ts';
import type { CallStep, Step } from '../../lib/contract/step.ts';
import type { Operation } from '../../lib/spec/operation.ts';
import { operations } from '../../lib/spec/operations.ts';
import { callInHub } from './call-in-hub.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';

const longest = 1024;

const withGroup = operations.filter(({ parameters }) => parameters.includes('group'));

const inGroup = (operation: Operation, name: string): CallStep => {
  const { operation: id, ...fields } = callInHub(operation, 'main');
  return anyCall(id, { ...fields, group: { exactly: name } });
};

const taken = ({ statuses }: Operation): readonly number[] => [
  ...new Set([200, 202, 204, ...statuses.filter((status) => status !== 400)]),
];

/** Where the document states no rule, that nothing is there is a fair answer too. */
const tooLong = ({ statesGroupRule }: Operation): readonly number[] => (statesGroupRule ? [400] : [400, 404]);

const boundary = (operation: Operation): Scenario => ({
  id: `names/group-length-${operationSlug(operation.id)}`,
  title: `${operation.title}: a group may have 1 to 1024 characters, and not 1025`,
  verifies: [`names/group-length-${operationSlug(operation.id)}`],
  steps: [
    { ...inGroup(operation, 'g'), expect: taken(operation) },
    { ...inGroup(operation, 'g'.repeat(longest)), expect: taken(operation) },
    { ...inGroup(operation, 'g'.repeat(longest + 1)), expect: tooLong(operation) },
  ],
});

/** A name that is refused is not found either; that it is refused is another requirement's. */
const notThere = [404, 400];

const nothingAdded: Scenario = {
  id: 'names/group-too-long-holds-nobody',
  title: 'Nobody is in a group whose name is too long, nor in the one of its first 1024 characters',
  verifies: [
    'names/group-too-long-holds-nobody',
    'names/group-length-add-connection-to-group',
    'names/group-length-add-user-to-group',
    'names/group-length-group-has-connections',
  ],
  steps: [
    { do: 'connect', probe: 'a', user: 'ann', setup: true },
    ...(['addConnectionToGroup', 'addUserToGroup'] as const).map((operation) =>
      anyCall(operation, {
        group: { exactly: 'g'.repeat(longest + 1) },
        ...(operation === 'addUserToGroup' ? { user: 'ann', ttl: 60 } : { connection: 'a' }),
        expect: 400,
        verifies: [`names/group-length-${operationSlug(operation)}`],
      }),
    ),
    { do: 'call', operation: 'groupHasConnections', group: { exactly: 'g'.repeat(longest) }, expect: notThere },
    { do: 'call', operation: 'userIsInGroup', group: { exactly: 'g'.repeat(longest) }, user: 'ann', expect: notThere },
    {
      do: 'call',
      operation: 'sendToGroup',
      group: { exactly: 'g'.repeat(longest) },
      expect: [200, 202, 204, 400],
      reaches: [],
    },
    {
      do: 'call',
      operation: 'groupHasConnections',
      group: { exactly: 'g'.repeat(longest + 1) },
      expect: notThere,
      verifies: ['names/group-length-group-has-connections'],
    },
  ],
};

const bytes = (text: string): number => Buffer.byteLength(text);

/** How long a name is, in each unit in which a target may count. */
const measured = (character: string, count: number): string => {
  const name = character.repeat(count);
  return `${count} × "${character}": ${count} code points, ${name.length} UTF-16 units, ${bytes(name)} bytes`;
};

const lengthStep = (character: string, count: number, tells: string): Step => ({
  do: 'call',
  operation: 'sendToGroup',
  group: { exactly: character.repeat(count) },
  // The request line may be longer than what a server on the way reads.
  expect: [202, 400, 404, 414, 431],
  observe: `a group of ${measured(character, count)}: ${tells}`,
});

const units: Scenario = {
  id: 'names/group-length-unit',
  title: 'In which unit the target counts the length of a group',
  verifies: ['names/group-length-unit'],
  steps: [
    {
      do: 'together',
      steps: [
        lengthStep('é', 170, 'refused only if 1024 is the limit of what is sent, percent-encoding and all, or lower'),
        lengthStep('é', 171, 'refused if percent-encoded characters are counted'),
        lengthStep('é', 512, 'refused only if percent-encoded characters are counted'),
        lengthStep('é', 513, 'refused if bytes are counted'),
        lengthStep('\u{1F600}', 512, 'refused if bytes are counted'),
        lengthStep('\u{1F600}', 513, 'refused if bytes or UTF-16 units are counted, taken if code points are'),
        lengthStep('é', longest, 'refused if bytes are counted'),
        lengthStep('é', longest + 1, 'refused whatever is counted'),
        lengthStep('\u{1F600}', longest, 'taken if code points are counted, and a path of 12 KB is'),
        lengthStep('\u{1F600}', longest + 1, 'refused whatever is counted'),
      ],
    },
  ],
};

/** The length of a group's name: exact where every unit is the same, recorded where they differ. */
export const groupLengthChecks: readonly Check[] = [...withGroup.map(boundary), nothingAdded, units];
