import type { Scenario, Suite } from '../../lib/contract/check.ts';
import type { CallFields, Step } from '../../lib/contract/step.ts';
import type { OperationId } from '../../lib/spec/operation.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';
import { shapeOf } from '../../lib/spec/shape.ts';
import { successOrAbsent } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';

const ann = { do: 'connect', probe: 'ann', user: 'ann' } as const;
const join = { do: 'call', operation: 'addConnectionToGroup', connection: 'ann', group: 'red' } as const;
const addAnn = { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' } as const;
const isAnnThere = { do: 'call', operation: 'userIsInGroup', user: 'ann', group: 'red' } as const;

const ofAnn = { user: 'ann', group: 'red', connection: 'ann' } as const;
const accepted: readonly (readonly [OperationId, string])[] = [
  ['broadcast', 'broadcast/answers-202'],
  ['sendToUser', 'users/send-answers-202'],
  ['sendToConnection', 'connections/send-answers-202'],
  ['addConnectionToGroup', 'groups/add-connection-answers-200'],
  ['sendToGroup', 'groups/send-answers-202'],
  ['removeConnectionFromGroup', 'groups/remove-connection-answers-200'],
  ['addUserToGroup', 'user-groups/add-user-answers-202'],
  ['removeUserFromGroup', 'user-groups/remove-user-answers-202'],
  ['removeUserFromAllGroups', 'user-groups/remove-all-answers'],
  ['closeConnection', 'connections/close-answers-202'],
];

/** What an operation needs to have something to do. */
const before = (operation: OperationId): readonly Step[] => {
  if (operation === 'removeConnectionFromGroup' || operation === 'sendToGroup') return [ann, { ...join, setup: true }];
  return operation.startsWith('removeUser') ? [ann, { ...addAnn, setup: true }] : [ann];
};

/** Whom a message reaches is judged elsewhere. */
const audience = (operation: OperationId): CallFields =>
  shapeOf(operation).kind === 'send' ? { mayReach: ['ann'] } : {};

/** Each operation is accepted. Which success is documented is judged elsewhere: it makes no difference to what relies on it. */
const answers: readonly Scenario[] = accepted.map(([operation, requirement]) => ({
  id: `ground/${operationSlug(operation)}-is-accepted`,
  title: `${shapeOf(operation).title}: the plainest request is accepted`,
  verifies: [requirement],
  grounds: [operation],
  steps: [
    ...before(operation),
    act.call(shapeOf(operation), ofAnn, { ...audience(operation), verifies: [requirement] }),
  ],
}));

const connecting: Scenario = {
  id: 'ground/client-connects',
  title: 'A client connects and receives messages',
  verifies: ['clients/ready-when-connected'],
  grounds: ['connect'],
  steps: [
    { ...ann, judged: true },
    { do: 'open', probe: 'ann' },
  ],
};

const sends: readonly Scenario[] = [
  {
    id: 'ground/broadcast',
    title: 'A message to a hub reaches its only client',
    verifies: ['broadcast/reaches-every-client'],
    grounds: ['broadcast'],
    steps: [ann, { do: 'call', operation: 'broadcast', reaches: ['ann'] }],
  },
  {
    id: 'ground/send-to-user',
    title: 'A message to a user reaches their only client',
    verifies: ['users/send-reaches-every-connection'],
    grounds: ['sendToUser'],
    steps: [ann, { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] }],
  },
  {
    id: 'ground/send-to-connection',
    title: 'A message to the only connection of a hub reaches it',
    verifies: ['connections/send-reaches-that-one'],
    grounds: ['sendToConnection'],
    steps: [ann, { do: 'call', operation: 'sendToConnection', connection: 'ann', reaches: ['ann'] }],
  },
];

const looks: readonly Scenario[] = [
  {
    id: 'ground/connection-exists',
    title: 'The only connection of a hub is found, and another connection id is not',
    verifies: ['connections/found', 'connections/not-found'],
    grounds: ['connectionExists'],
    steps: [
      ann,
      {
        do: 'call',
        operation: 'connectionExists',
        connection: 'ann',
        verifies: ['connections/found'],
      },
      {
        do: 'call',
        operation: 'connectionExists',
        connection: { exactly: 'nobody' },
        expect: 'absent',
        verifies: ['connections/not-found'],
      },
    ],
  },
  {
    id: 'ground/user-has-connections',
    title: 'The only user of a hub is found, and another is not',
    verifies: ['users/found', 'users/not-found'],
    grounds: ['userHasConnections'],
    steps: [
      ann,
      { do: 'call', operation: 'userHasConnections', user: 'ann', verifies: ['users/found'] },
      { do: 'call', operation: 'userHasConnections', user: 'bob', expect: 'absent', verifies: ['users/not-found'] },
    ],
  },
];

const connectionsInGroups: readonly Scenario[] = [
  {
    id: 'ground/group-of-connections',
    title: 'A connection added to a group receives the messages of the group',
    verifies: ['groups/added-connection-is-reached'],
    grounds: ['addConnectionToGroup', 'sendToGroup'],
    steps: [ann, join, { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] }],
  },
  {
    id: 'ground/group-has-connections',
    title: 'A group with a connection is found, and one without is not',
    verifies: ['groups/exists-with-connections', 'groups/not-found-without-connections'],
    grounds: ['groupHasConnections'],
    steps: [
      ann,
      { ...join, setup: true },
      {
        do: 'call',
        operation: 'groupHasConnections',
        group: 'red',
        verifies: ['groups/exists-with-connections'],
      },
      {
        do: 'call',
        operation: 'groupHasConnections',
        group: 'blue',
        expect: 'absent',
        verifies: ['groups/not-found-without-connections'],
      },
    ],
  },
  {
    id: 'ground/remove-connection-from-group',
    title: 'A connection removed from a group no longer receives its messages',
    verifies: ['groups/removed-connection-is-silent'],
    grounds: ['removeConnectionFromGroup'],
    steps: [
      ann,
      { ...join, setup: true },
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
      { do: 'call', operation: 'removeConnectionFromGroup', connection: 'ann', group: 'red' },
      // How a message to nobody is answered is no matter of the removal.
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: [], expect: successOrAbsent },
    ],
  },
];

const usersInGroups: readonly Scenario[] = [
  {
    id: 'ground/user-of-group',
    title: 'A connected user added to a group is found in it, and another user is not',
    verifies: ['user-groups/user-exists', 'user-groups/user-does-not-exist'],
    grounds: ['addUserToGroup', 'userIsInGroup'],
    steps: [
      ann,
      addAnn,
      { ...isAnnThere, verifies: ['user-groups/user-exists'] },
      { ...isAnnThere, user: 'bob', expect: 'absent', verifies: ['user-groups/user-does-not-exist'] },
    ],
  },
  {
    id: 'ground/remove-user-from-group',
    title: 'A connected user removed from their only group is not found in it',
    verifies: ['user-groups/removed-user-is-gone'],
    grounds: ['removeUserFromGroup'],
    steps: [
      ann,
      addAnn,
      { ...isAnnThere, setup: true },
      { do: 'call', operation: 'removeUserFromGroup', user: 'ann', group: 'red' },
      { ...isAnnThere, expect: 'absent' },
    ],
  },
  {
    id: 'ground/remove-user-from-all-groups',
    title: 'A connected user removed from all groups is not found in the only group they were in',
    verifies: ['user-groups/remove-all-takes-out-of-all'],
    grounds: ['removeUserFromAllGroups'],
    steps: [
      ann,
      addAnn,
      { ...isAnnThere, setup: true },
      { do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' },
      { ...isAnnThere, expect: 'absent' },
    ],
  },
];

const closing: Scenario = {
  id: 'ground/close-connection',
  title: 'A connection that the service is asked to close ends',
  verifies: ['connections/close-ends-the-connection'],
  grounds: ['closeConnection'],
  steps: [
    ann,
    { do: 'call', operation: 'closeConnection', connection: 'ann' },
    { do: 'closed', probe: 'ann', by: ['socket'] },
  ],
};

/**
 * The features on which other checks rely, each in the simplest scenario: one client, names of letters, one argument.
 * Judged before all others; each check comes after those on which it relies.
 */
export const groundSuite: Suite = {
  area: 'ground',
  checks: [connecting, ...answers, ...sends, ...looks, ...connectionsInGroups, ...usersInGroups, closing],
};
