import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { ConnectStep } from '../../contract/step.ts';

const judge = async (
  tokenOn: ConnectStep['tokenOn'],
  isForHub: Policies['isForHub'],
  others: Partial<Policies> = {},
): Promise<Outcome | undefined> => {
  const [outcome] = await judgeReference(
    [
      {
        id: 'c/c',
        title: 'c',
        verifies: ['c/c'],
        steps: [
          { do: 'connect', probe: 'eve', token: 'aud-other-hub', refused: true, ...(tokenOn ? { tokenOn } : {}) },
        ],
      },
    ],
    { policies: { ...correctPolicies(), ...others, isForHub } },
  );
  return outcome;
};

const { isForHub } = correctPolicies();
const negotiationIsOpen: Policies['isForHub'] = (claims, request, hub) =>
  request.path.endsWith('/negotiate') || isForHub(claims, request, hub);

describe('a connect that must be refused', () => {
  it.each(['negotiate', 'socket'] as const)('is so, on %s', async (tokenOn) => {
    expect(await judge(tokenOn, isForHub)).toMatchObject({ state: 'pass' });
  });

  it('is found where it is not', async () => {
    const outcome = await judge('socket', () => true);
    expect(outcome?.findings).toMatchObject([{ code: 'connected', message: expect.stringContaining('aud-other-hub') }]);
  });

  it('is found where the connection breaks instead, but not with a good token', async () => {
    const breaking: Policies['isForHub'] = (...given) => {
      if (isForHub(...given)) return true;
      throw new Error('who would do that?');
    };
    const outcome = await judge('socket', breaking);
    expect(outcome?.findings).toMatchObject([{ code: 'status', message: 'refused without a status' }]);
  });

  it('is found where what answers the WebSocket is no HTTP, but not with a good token', async () => {
    const { answer } = correctPolicies();
    const mumbling: Policies['answer'] = (outcome, call, request) =>
      outcome === 'unauthorised' ? { status: Number.NaN } : answer(outcome, call, request);
    const outcome = await judge('socket', isForHub, { answer: mumbling });
    expect(outcome?.findings).toMatchObject([{ code: 'status', message: 'refused without a status' }]);
  });

  it('is found where negotiation takes a bad token and the WebSocket then breaks', async () => {
    const open: Policies['isForHub'] = (claims, request, hub) => {
      if (negotiationIsOpen(claims, request, hub)) return true;
      throw new Error('who would do that?');
    };
    const outcome = await judge('negotiate', open);
    expect(outcome?.findings).toMatchObject([{ code: 'connected', expected: 'negotiate refused with 401' }]);
  });

  it('is found where negotiation takes the token and only the WebSocket does not', async () => {
    const outcome = await judge('negotiate', negotiationIsOpen);
    expect(outcome?.findings).toMatchObject([{ code: 'connected', expected: 'negotiate refused with 401' }]);
    expect(await judge('socket', negotiationIsOpen)).toMatchObject({ state: 'pass' });
  });
});

describe('a connect that must succeed', () => {
  const judgeConnect = async (step: Partial<ConnectStep>): Promise<Outcome | undefined> => {
    const check = {
      id: 'c/c',
      title: 'c',
      verifies: ['c/c'],
      steps: [{ do: 'connect', probe: 'ann', ...step }],
    } as const;
    const [outcome] = await judgeReference([check], { policies: { ...correctPolicies(), isForHub: () => false } });
    return outcome;
  };

  it('is a prerequisite, unless the check is about it', async () => {
    expect(await judgeConnect({})).toMatchObject({
      state: 'not-testable',
      findings: [{ code: 'connect-failed', setup: true, requirements: [] }],
    });
  });

  it.each([{ judged: true }, { verifies: ['c/c'] }] as const)('is what the check is about: %o', async (step) => {
    expect(await judgeConnect(step)).toMatchObject({ state: 'fail', findings: [{ code: 'connect-failed' }] });
  });
});
