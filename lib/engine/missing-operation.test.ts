import { describe, expect, it } from 'vitest';
import { authSuite } from '../../suites/auth/auth-suite.ts';
import { groundSuite } from '../../suites/ground/ground-suite.ts';
import type { Check } from '../contract/check.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Verdict } from '../contract/report.ts';
import { judgeReference } from '../proof/judge-reference.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { Incoming } from '../reference/state/call.ts';
import { loadRequirements } from '../spec/load-requirements.ts';
import { operationSlug } from '../spec/operation-slug.ts';
import type { OperationId } from '../spec/operation.ts';
import { shapes } from '../spec/shape.ts';
import { chargeOnce } from '../verdict/charge/charge-once.ts';
import { heardOf } from '../verdict/heard-of.ts';
import { judgeRequirement, unjudgedBy } from '../verdict/judge-requirement.ts';

const checks: readonly Check[] = [...groundSuite.checks, ...authSuite.checks];
const requirements = loadRequirements();

/** A service that answers one operation with this status whatever is asked. */
const without = (operation: OperationId, status: number): Policies => {
  const correct = correctPolicies();
  const isIt = (request: Incoming): boolean => {
    const route = correct.route(request);
    return route.to === 'operation' && route.operation.id === operation;
  };
  return {
    ...correct,
    route: (request) => (isIt(request) ? { to: 'unknown-path' } : correct.route(request)),
    answer: (seen, call, request) => (isIt(request) ? { status } : correct.answer(seen, call, request)),
  };
};

interface Judged {
  readonly verdictOf: (id: string) => Verdict;
  readonly unjudged: (id: string) => readonly string[];
  readonly red: readonly string[];
  /** The operations of all findings. */
  readonly blamed: readonly (string | undefined)[];
}

const judge = async (policies: Policies): Promise<Judged> => {
  const outcomes = chargeOnce(await judgeReference(checks, { policies }), requirements);
  const heard = (id: string): readonly Outcome[] =>
    heardOf(
      outcomes,
      id,
      checks.filter(({ verifies }) => verifies.includes(id)).map((check) => check.id),
    );
  const verdictOf = (id: string): Verdict =>
    judgeRequirement({ id, level: requirements.find((one) => one.id === id)?.level ?? 'must' }, heard(id));
  const ids = [...new Set(checks.flatMap(({ verifies }) => verifies))];
  const isRed = (id: string): boolean => ['fail', 'warn'].includes(verdictOf(id));
  const blamed = outcomes.flatMap(({ findings }) => findings.map(({ exchange }) => exchange?.operation));
  return { verdictOf, unjudged: (id) => unjudgedBy(id, heard(id)), red: ids.filter(isRed), blamed };
};

const ofAll = ['auth/expired-refused', 'auth/token-required', 'auth/aud-operation', 'auth/good-token-accepted'];

describe.each(shapes.map(({ id }) => id))('where %s is missing', (operation) => {
  it.each([404, 405, 500, 501])(
    'and answered with %i, what is said of every operation is judged by the others',
    async (status) => {
      const { verdictOf, unjudged, red, blamed } = await judge(without(operation, status));
      expect(red.length).toBeGreaterThan(0);
      expect(new Set(blamed)).toEqual(new Set([operation]));
      expect(ofAll.map((id) => [id, verdictOf(id)])).toEqual(ofAll.map((id) => [id, 'pass']));
      for (const id of ['auth/expired-refused', 'auth/aud-operation'])
        expect(unjudged(id)).toContain(`auth/${operationSlug(operation)}-claims`);
    },
  );
});

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
