import { describe, expect, it } from 'vitest';
import { withClosed } from '../../../fixtures/faults/connections/with-closed.ts';
import { connectionsSuite } from '../../../suites/connections/connections-suite.ts';
import { groundSuite } from '../../../suites/ground/ground-suite.ts';
import { usersSuite } from '../../../suites/users/users-suite.ts';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import type { Outcome } from '../../contract/outcome.ts';

const checks = [...groundSuite.checks, ...connectionsSuite.checks];

/** A service that says of connections that are not there that it is answered with this status. */
const saying = (status: number, foundToo = false): Policies => {
  const correct = correctPolicies();
  return {
    ...correct,
    answer: (seen, call, request) =>
      call?.operation.id === 'connectionExists' && (seen === 'not-found' || foundToo)
        ? { status }
        : correct.answer(seen, call, request),
  };
};

const statesOf = (outcomes: readonly Outcome[], state: Outcome['state']): readonly string[] =>
  outcomes.filter((outcome) => outcome.state === state).map(({ check }) => check);

describe('a target that says "not there" with another status', () => {
  it.each([400, 410, 422])('%i is one finding, and says the same everywhere else', async (status) => {
    const outcomes = await judgeReference(checks, { policies: saying(status) });
    expect(statesOf(outcomes, 'fail')).toEqual(['ground/connection-exists']);
    expect(statesOf(outcomes, 'blocked')).toEqual([]);
  });

  it.each([
    ['refuses who asks', saying(403)],
    ['says that it is there', saying(200)],
    ['says it of what is there, too', saying(400, true)],
  ])('blocks what relies on it if it %s', async (_what, policies) => {
    const outcomes = await judgeReference(checks, { policies });
    expect(statesOf(outcomes, 'blocked')).toContain('connections/existence-elsewhere');
  });

  it('is still wrong where it finds what is gone', async () => {
    const policies = withClosed((correct, closed) => ({
      ...correct,
      exists: (hub, call) => closed.has(call.connection ?? '') || correct.exists(hub, call),
    }))(saying(400));
    const outcomes = await judgeReference(checks, { policies });
    expect(statesOf(outcomes, 'fail').length).toBeGreaterThan(1);
    expect(statesOf(outcomes, 'blocked')).toEqual([]);
  });
});

it('is known by it to have lost a connection', async () => {
  const correct = correctPolicies();
  const closesAllOfTheUser: Policies = {
    ...correct,
    closing: (hub, call) => correct.closing(hub, call).flatMap(({ user = '' }) => [...(hub.users.get(user) ?? [])]),
    answer: (seen, call, request) =>
      call?.operation.id === 'userHasConnections' && seen === 'not-found'
        ? { status: 400 }
        : correct.answer(seen, call, request),
  };
  const outcomes = await judgeReference([...groundSuite.checks, ...usersSuite.checks], {
    policies: closesAllOfTheUser,
  });
  const ofTwo = outcomes.find(({ check }) => check === 'users/existence-with-two-connections');
  expect(ofTwo?.findings).toMatchObject([{ code: 'status', seen: '400', lost: ['ann-1'] }]);
});
