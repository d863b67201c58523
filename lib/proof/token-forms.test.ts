import { describe, expect, it } from 'vitest';
import { authSuite } from '../../suites/auth/auth-suite.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { signToken } from '../rest/sign-token.ts';
import type { Outcome } from '../contract/outcome.ts';
import { judgeReference } from './judge-reference.ts';
import { proofKey, proofProfile } from './proof-profile.ts';

const states = (outcomes: readonly Outcome[]): Record<string, string> =>
  Object.fromEntries(
    outcomes.filter(({ state }) => state !== 'pass').map(({ check, state, reason }) => [check, `${state}: ${reason}`]),
  );

describe('authentication is judged', () => {
  it.each(['documented', 'with-query', 'sdk'] as const)('with tokens of the form "%s"', async (audience) => {
    const profile = { ...proofProfile(), tokens: { audience } };
    expect(states(await judgeReference(authSuite.checks, { profile }))).toEqual({});
  });
});

describe('a bearer token that was issued elsewhere', async () => {
  const bearerToken = await signToken({ claims: { aud: 'all of it' }, key: proofKey });
  const correct = correctPolicies();
  const policies: Policies = {
    ...correct,
    isForRequest: (claims, request) => claims['aud'] === 'all of it' || correct.isForRequest(claims, request),
  };

  it('authorises REST, and what needs the key is not applicable', async () => {
    const outcomes = await judgeReference(authSuite.checks, { policies, bearerToken });
    const judged = outcomes.filter(({ state }) => state === 'pass').map(({ check }) => check);
    const others = Object.entries(states(outcomes));
    expect(judged).toHaveLength(15);
    expect(judged).toContain('auth/any-good-token');
    expect(judged).toContain('auth/close-connection-credentials');
    expect(others.filter(([, state]) => !/^not-applicable: needs (client|tokens)/.test(state))).toEqual([]);
  });

  it('is refused when it is changed', async () => {
    const lenient: Policies = {
      ...policies,
      verifySignature: (token) => correct.verifySignature(bearerToken, proofKey, 'rest') ?? { token },
    };
    const outcomes = await judgeReference(authSuite.checks, { policies: lenient, bearerToken });
    const messages = outcomes.flatMap(({ findings }) => findings.map(({ message }) => message));
    expect(messages).toContain('broadcast with a bad token (payload-changed) answered 202');
  });
});
