import { describe, expect, it } from 'vitest';
import { judgeRequirements, type JudgedRequirements } from '../../fixtures/testing/outcomes/judge-requirements.ts';
import { withoutOperation } from '../../fixtures/testing/outcomes/without-operation.ts';
import { connectionsSuite } from '../../suites/connections/connections-suite.ts';
import { groundSuite } from '../../suites/ground/ground-suite.ts';
import { groupsSuite } from '../../suites/groups/groups-suite.ts';
import { suites } from '../../suites/index.ts';
import { userGroupsSuite } from '../../suites/user-groups/user-groups-suite.ts';
import { usersSuite } from '../../suites/users/users-suite.ts';
import type { Check, Property, Scenario } from '../contract/check.ts';
import type { Outcome } from '../contract/outcome.ts';
import { judgeReference } from '../proof/judge-reference.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { OperationId } from '../spec/operation.ts';
import { rewriteCheck } from './ground/ways/rewrite-check.ts';

const checks: readonly Check[] = [groundSuite, connectionsSuite, groupsSuite, userGroupsSuite, usersSuite].flatMap(
  (suite) => suite.checks,
);

const judge = async (policies: Policies): Promise<JudgedRequirements> =>
  judgeRequirements(checks, await judgeReference(checks, { policies }));

const inAnotherWay = (outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.filter(({ anotherWay }) => anotherWay !== undefined);

/** Each operation that has another way: what is red without it, and how many musts cannot be judged then (before there was another way). */
const missing = [
  ['addConnectionToGroup', 'groups/add-connection-answers-200', 8], // 26
  ['removeConnectionFromGroup', 'groups/remove-connection-answers-200', 7], // 8: their other checks are judged now
  ['removeUserFromGroup', 'user-groups/remove-user-answers-202', 7], // 8
  ['removeUserFromAllGroups', 'user-groups/remove-all-answers', 5], // 5
  ['closeConnection', 'connections/close-answers-202', 9], // 13
] as const;

/** A service that lacks an operation has no route for it, has one without that method, or fails. Each is judged of two operations or more. */
const statusesOf = {
  addConnectionToGroup: [404, 500],
  removeConnectionFromGroup: [405],
  removeUserFromGroup: [404],
  removeUserFromAllGroups: [500],
  closeConnection: [405],
} as const satisfies Partial<Record<OperationId, readonly number[]>>;

describe.each(missing)('without %s', (operation, red, blocked) => {
  it.each(statusesOf[operation])(
    'answered with %i, checks prepare in another way and find nothing else',
    async (status) => {
      const { outcomes, having } = await judge(withoutOperation(operation, status));
      expect(having('fail')).toEqual([red]);
      expect(having('blocked')).toHaveLength(blocked);
      const others = inAnotherWay(outcomes);
      expect(others.length).toBeGreaterThan(0);
      expect(others.filter(({ state }) => state !== 'pass').map(({ check }) => check)).toEqual([]);
    },
  );
});

const correct = correctPolicies();

/** Another deviation at the same time, which shows only by a group that has members. */
const second: readonly (readonly [string, Policies, string])[] = [
  [
    'a removal by connection is answered with 500',
    withoutOperation('removeConnectionFromGroup', 500, withoutOperation('addConnectionToGroup', 404)),
    'groups/remove-connection-answers-200',
  ],
  [
    'a message to a group that has members reaches everybody',
    withoutOperation('addConnectionToGroup', 404, {
      ...correct,
      audience: (hub, call) => {
        const members = [...correct.audience(hub, call)];
        return call.operation.id === 'sendToGroup' && members.length > 0 ? hub.connections.values() : members;
      },
    }),
    'groups/send-stays-in-the-group',
  ],
];

describe('without addConnectionToGroup', () => {
  it.each(second)('still finds that %s', async (_what, policies, red) => {
    const { having } = await judge(policies);
    expect(having('fail')).toContain(red);
  });
});

describe('on a correct service every check passes in every other way that it has', () => {
  const all = suites
    .flatMap((suite): readonly Check[] => suite.checks)
    .filter((check): check is Scenario | Property<unknown> => !('monitor' in check));
  const operations: readonly (readonly OperationId[])[] = [
    ...missing.map(([operation]) => [operation]),
    ['addUserToGroup'],
    ['addConnectionToGroup', 'removeConnectionFromGroup', 'closeConnection'],
    ['addConnectionToGroup', 'removeUserFromGroup'],
  ];
  it.each(operations.map((one) => [one.join(' and '), one] as const))('in place of %s', async (_name, broken) => {
    const rewritten = all.flatMap((check) => {
      const other = rewriteCheck(check, (operation) => broken.includes(operation), 1);
      return other === undefined || check.id.startsWith('lasting/') ? [] : [other.check];
    });
    expect(rewritten.length).toBeGreaterThan(0);
    // No ground is broken here: only the steps are those of another way.
    const outcomes = await judgeReference(rewritten);
    expect(outcomes.filter(({ state }) => state === 'fail').map(({ check, reason }) => [check, reason])).toEqual([]);
  });
});
