import { describe, expect, it } from 'vitest';
import { judgeReference } from '../proof/judge-reference.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { ConnectStep } from '../contract/step.ts';

/** Knows no header on the WebSocket, as if a proxy took it off. */
const headerless = (): Policies => {
  const correct = correctPolicies();
  return {
    ...correct,
    readToken: (request, use) =>
      correct.readToken(request.path.endsWith('/negotiate') ? request : { ...request, authorization: [] }, use),
  };
};

const stateOf = async (tokenIn: ConnectStep['tokenIn'], policies: Policies): Promise<string | undefined> => {
  const connect: ConnectStep = {
    do: 'connect',
    probe: 'ann',
    judged: true,
    ...(tokenIn === undefined ? {} : { tokenIn }),
  };
  const check = { id: 'clients/c', title: 'c', verifies: ['clients/c'], steps: [connect] };
  const [outcome] = await judgeReference([check], { policies });
  return outcome?.state;
};

describe('the token of a WebSocket', () => {
  it('is in the header unless said otherwise', async () => {
    expect(await stateOf(undefined, correctPolicies())).toBe('pass');
    expect(await stateOf(undefined, headerless())).toBe('fail');
  });

  it('is in the query where that is wanted', async () => {
    expect(await stateOf('query', headerless())).toBe('pass');
  });
});
