import type { Check, Scenario } from '../../lib/contract/check.ts';
import type { CallStep, Step } from '../../lib/contract/step.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { shapeOf, shapes } from '../../lib/spec/shape.ts';
import { callInHub } from './call-in-hub.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';
import { absentOrInvalid, successOrAbsent, successOrInvalid } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';
import { type StatusExpectation } from '../../lib/spec/status-word.ts';

const longest = 1024;

const withGroup = shapes.filter(({ parameters }) => parameters.includes('group'));

const inGroup = (operation: OperationShape, name: string, expect: StatusExpectation): CallStep =>
  callInHub(operation, 'main', { group: { exactly: name }, expect });

/** Other checks judge which success is documented, and how the removal of who is not in the group is answered. Not found is also accepted where the document lists it. */
const taken = ({ hasAbsence, effect }: OperationShape): StatusExpectation =>
  hasAbsence || effect === 'leaves' ? successOrAbsent : 'any-success';

/** Not found is also accepted where the document states no rule. */
const tooLong = ({ statesGroupRule }: OperationShape): StatusExpectation =>
  statesGroupRule ? 'invalid' : absentOrInvalid;

const boundary = (operation: OperationShape): Scenario => ({
  id: `names/group-length-${operationSlug(operation.id)}`,
  title: `${operation.title}: a group name may have 1 to 1024 characters, but not 1025`,
  about: ['group-name'],
  verifies: [`names/group-length-${operationSlug(operation.id)}`],
  guests: [act.connect('ann', 'ann')],
  steps: [
    inGroup(operation, 'g', taken(operation)),
    inGroup(operation, 'g'.repeat(longest), taken(operation)),
    inGroup(operation, 'g'.repeat(longest + 1), tooLong(operation)),
  ],
});

const tooLongValues = { group: { exactly: 'g'.repeat(longest + 1) }, user: 'ann', connection: 'a', ttl: 60 };

const nothingAdded: Scenario = {
  id: 'names/group-too-long-holds-nobody',
  title: 'A group name that is too long adds nobody, neither to that group nor to its first 1024 characters',
  about: ['group-name'],
  verifies: [
    'names/group-too-long-holds-nobody',
    'names/group-length-add-connection-to-group',
    'names/group-length-add-user-to-group',
    'names/group-length-group-has-connections',
  ],
  steps: [
    act.connect('a', 'ann'),
    ...(['addConnectionToGroup', 'addUserToGroup'] as const).map((id) =>
      act.call(shapeOf(id), tooLongValues, {
        expect: 'invalid',
        verifies: [`names/group-length-${operationSlug(id)}`],
      }),
    ),
    act.group({ exactly: 'g'.repeat(longest) }, 'absent', { expect: absentOrInvalid }),
    act.userInGroup('ann', { exactly: 'g'.repeat(longest) }, 'absent', { expect: absentOrInvalid }),
    {
      do: 'call',
      operation: 'sendToGroup',
      group: { exactly: 'g'.repeat(longest) },
      expect: successOrInvalid,
      reaches: [],
    },
    {
      do: 'call',
      operation: 'groupHasConnections',
      group: { exactly: 'g'.repeat(longest + 1) },
      expect: absentOrInvalid,
      verifies: ['names/group-length-group-has-connections'],
    },
  ],
};

const bytes = (text: string): number => Buffer.byteLength(text);

/** The length of a name in each unit that a target may use. */
const measured = (character: string, count: number): string => {
  const name = character.repeat(count);
  return `${count} × "${character}": ${count} code points, ${name.length} UTF-16 units, ${bytes(name)} bytes`;
};

const lengthStep = (character: string, count: number, tells: string): Step => ({
  do: 'call',
  operation: 'sendToGroup',
  group: { exactly: character.repeat(count) },
  // The request line may exceed the limit of an intermediate server.
  expect: ['success', 'invalid', 'absent', 414, 431],
  observe: `a group of ${measured(character, count)}: ${tells}`,
});

const units: Scenario = {
  id: 'names/group-length-unit',
  title: 'Unit in which the length of a group name is counted',
  about: ['group-name'],
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

/** The length of a group name: judged where all units agree, recorded where they differ. */
export const groupLengthChecks: readonly Check[] = [...withGroup.map(boundary), nothingAdded, units];
