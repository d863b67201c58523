import { describe, expect, it } from 'vitest';
import { faultsNamed } from '../../fixtures/composites/faults-named.ts';
import { judgeRequirements, type JudgedRequirements } from '../../fixtures/testing/outcomes/judge-requirements.ts';
import { withoutOperation } from '../../fixtures/testing/outcomes/without-operation.ts';
import { authSuite } from '../../suites/auth/auth-suite.ts';
import { groundSuite } from '../../suites/ground/ground-suite.ts';
import { namesSuite } from '../../suites/names/names-suite.ts';
import { userGroupsSuite } from '../../suites/user-groups/user-groups-suite.ts';
import type { Check } from '../contract/check.ts';
import { judgeReference } from '../proof/judge-reference.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { withFaults } from '../reference/service-fault.ts';
import { operationSlug } from '../spec/operation-slug.ts';
import { shapes } from '../spec/shape.ts';

const checks: readonly Check[] = [...groundSuite.checks, ...authSuite.checks];

const judge = async (policies: Policies): Promise<JudgedRequirements> =>
  judgeRequirements(checks, await judgeReference(checks, { policies }));

const ofAll = ['auth/expired-refused', 'auth/token-required', 'auth/aud-operation', 'auth/good-token-accepted'];

/** What else says that an operation is not there: of one of each method. */
const others = [
  ['sendToGroup', 405],
  ['userIsInGroup', 500],
  ['addUserToGroup', 501],
  ['closeConnection', 405],
] as const;

it.each([...shapes.map(({ id }) => [id, 404] as const), ...others])(
  'where %s is missing and answered with %i, what is said of every operation is judged by the others',
  async (operation, status) => {
    const { verdictOf, unjudged, having, blamed } = await judge(withoutOperation(operation, status));
    expect(having('fail').length).toBeGreaterThan(0);
    expect(new Set(blamed)).toEqual(new Set([operation]));
    expect(ofAll.map((id) => [id, verdictOf(id)])).toEqual(ofAll.map((id) => [id, 'pass']));
    for (const id of ['auth/expired-refused', 'auth/aud-operation'])
      expect(unjudged(id)).toContain(`auth/${operationSlug(operation)}-claims`);
  },
);

describe('where every operation is missing', () => {
  it('nothing that is said of them passes', async () => {
    const correct = correctPolicies();
    const { verdictOf } = await judge({
      ...correct,
      route: (request) => {
        const route = correct.route(request);
        return route.to === 'operation' ? { to: 'unknown-path' } : route;
      },
    });
    expect(ofAll.map(verdictOf)).not.toContain('pass');
  });
});

it('what fails in a hub that no client has used is still charged to that, and not to the names of hubs', async () => {
  const ofHubs = namesSuite.checks.filter(({ id }) => id.startsWith('names/hub-valid-'));
  const some: readonly Check[] = [...groundSuite.checks, ...userGroupsSuite.checks, ...ofHubs];
  const faults = faultsNamed(['user-groups/add-in-unused-hub-500', 'ground/user-is-in-group-is-missing']);
  const outcomes = await judgeReference(some, withFaults(faults, correctPolicies()));
  const { having } = judgeRequirements(some, outcomes);
  expect(having('fail')).toEqual(['user-groups/user-exists', 'user-groups/unused-hub']);
});
