import { describe, expect, it } from 'vitest';
import { judgeLagging } from '../proof/judge-lagging.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { Step } from '../contract/step.ts';

describe.concurrent('what is wrong now and then', () => {
  const looking: readonly Step[] = [
    { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' },
    { do: 'settle' },
    { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann', expect: 200 },
  ];
  const failing = (isWrong: (look: number) => boolean) => {
    let looks = 0;
    return ({ answer }: Policies): Partial<Policies> => ({
      answer: (result, call, request) =>
        call?.operation.id === 'userIsInGroup' && isWrong((looks += 1))
          ? { status: 500 }
          : answer(result, call, request),
    });
  };

  it('is an answer, of which the finding says how often', async () => {
    const { findings } = await judgeLagging(
      looking,
      failing((look) => look % 7 === 1),
    );
    expect(findings).toMatchObject([
      { asked: 'some', message: 'userIsInGroup answered 500 (now and then: 4 of 25 looks)' },
    ]);
  });

  it.each([
    ['always', (): boolean => true],
    ['the first time', (look: number): boolean => look === 1],
    ['from some look on', (look: number): boolean => look === 1 || look > 5],
  ])('is not what is wrong %s', async (_when, isWrong) => {
    const { findings } = await judgeLagging(looking, failing(isWrong));
    expect(findings).toMatchObject([{ code: 'server-error', message: 'userIsInGroup answered 500' }]);
    expect(findings[0]?.asked).toBeUndefined();
  });

  const losingOneOfEleven = ({ deliver }: Policies): Partial<Policies> => {
    let count = 0;
    return {
      deliver: (connection, record, call) => {
        count += call.operation.id === 'sendToGroup' ? 1 : 0;
        if (call.operation.id !== 'sendToGroup' || count % 11 !== 1) deliver(connection, record, call);
      },
    };
  };

  it('is a message', async () => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'ann' },
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
    ];
    const { findings } = await judgeLagging(steps, losingOneOfEleven, { effectBudgetMs: 0 });
    expect(findings).toMatchObject([{ code: 'not-delivered', asked: 'some' }]);
    expect(findings[0]?.message).toContain('(now and then: 3 of 25 messages)');
  });
});
