import type { Property, Suite } from '../../lib/contract/check.ts';
import type { Step } from '../../lib/contract/step.ts';
import { shapes } from '../../lib/spec/shape.ts';
import { annotate } from '../../lib/model/annotate.ts';
import { programs, type ProgramOptions } from '../../lib/model/arbitraries/program.ts';

interface Row extends Omit<
  Property<readonly Step[]>,
  'apart' | 'arbitrary' | 'each' | 'operations' | 'runs' | 'sparesLacking'
> {
  readonly runs?: number;
  readonly programs?: ProgramOptions;
}

/** A check over generated programs; the model predicts the result of each step. */
const stateful = ({ programs: options = {}, ...row }: Row): Property<readonly Step[]> => ({
  runs: 4,
  ...row,
  apart: true,
  operations: [...new Set(options.operations ?? shapes.map(({ id }) => id))],
  arbitrary: programs(options),
  // A report lists them one below the other.
  show: ({ length }) => `${length} steps`,
  sparesLacking: true,
  each: (steps, isLacking = () => false) =>
    annotate(steps.filter((step) => !('operation' in step && isLacking(step.operation)))),
});

/** Generated sequences of calls and of clients that connect and leave. */
export const statefulSuite: Suite = {
  area: 'stateful',
  checks: [
    stateful({
      id: 'stateful/sends-reach-their-audience',
      about: ['absent-user', 'unused-hub'],
      title: 'A send reaches exactly its intended clients after any sequence of operations',
      verifies: ['stateful/audience-after-any-history'],
      programs: {
        operations: [
          'broadcast',
          'sendToUser',
          'sendToConnection',
          'sendToGroup',
          'sendToGroup',
          'addConnectionToGroup',
          'addConnectionToGroup',
          'addConnectionToGroup',
          'removeConnectionFromGroup',
          'closeConnection',
        ],
      },
    }),
    stateful({
      id: 'stateful/group-membership-of-connections',
      about: ['unused-hub'],
      title:
        'A connection is in a group from being added until it is removed or ends, after any sequence of operations',
      verifies: ['stateful/membership-after-any-history'],
      programs: {
        operations: [
          'addConnectionToGroup',
          'addConnectionToGroup',
          'addConnectionToGroup',
          'addConnectionToGroup',
          'removeConnectionFromGroup',
          'removeConnectionFromGroup',
          'groupHasConnections',
          'sendToGroup',
          'closeConnection',
        ],
        turnover: 2,
      },
    }),
    stateful({
      id: 'stateful/existence-after-anything',
      about: ['unused-hub'],
      title: 'Connections, users and groups are found exactly while they exist',
      verifies: ['stateful/existence-after-any-history'],
      programs: {
        operations: [
          'connectionExists',
          'userHasConnections',
          'groupHasConnections',
          'addConnectionToGroup',
          'addConnectionToGroup',
          'removeConnectionFromGroup',
          'closeConnection',
          'closeConnection',
        ],
        turnover: 4,
      },
    }),
    stateful({
      id: 'stateful/stored-users-of-groups',
      about: ['absent-user', 'unused-hub', 'user-in-no-group'],
      title: 'A user is found in a group from being added until being removed, connected or not',
      verifies: ['stateful/stored-user-after-any-history'],
      programs: {
        operations: [
          'addUserToGroup',
          'addUserToGroup',
          'addUserToGroup',
          'userIsInGroup',
          'removeUserFromGroup',
          'removeUserFromGroup',
          'removeUserFromAllGroups',
        ],
        narrow: false,
        hubs: [],
        probes: ['a'],
        groups: ['red', 'blue', 'green'],
      },
    }),
    stateful({
      id: 'stateful/user-groups-across-reconnects',
      about: ['absent-user', 'unused-hub', 'user-in-no-group'],
      title: 'The clients of a stored user are in the group, including after each reconnect',
      verifies: ['stateful/user-group-after-any-history'],
      runs: 6,
      programs: {
        operations: [
          'addUserToGroup',
          'addUserToGroup',
          'addUserToGroup',
          'sendToGroup',
          'groupHasConnections',
          'removeUserFromGroup',
          'removeUserFromGroup',
          'removeUserFromAllGroups',
          'closeConnection',
        ],
        hubs: [],
        turnover: 4,
      },
    }),
    stateful({
      id: 'stateful/any-of-the-fourteen',
      about: ['absent-user', 'unused-hub', 'user-in-no-group', 'connection-in-no-group'],
      title:
        'Any sequence of the fourteen operations returns the statuses and has the effects that the documents describe',
      verifies: ['stateful/all-operations-after-any-history'],
    }),
  ],
};
