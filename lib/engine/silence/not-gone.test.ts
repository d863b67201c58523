import { expect, it } from 'vitest';
import type { Outcome } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { judgeSteps } from '../../proof/judge-steps.ts';
import { laggingSession } from '../../proof/lagging-session.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Connection } from '../../reference/state/state.ts';
import { startService } from '../../reference/start-service.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

/** A message that must not reach who was closed, without a step that waits for the end of the connection. */
const steps: readonly Step[] = [
  { do: 'connect', probe: 'ann', user: 'ann' },
  { do: 'connect', probe: 'bob', user: 'bob' },
  { do: 'call', operation: 'closeConnection', connection: 'ann', setup: true },
  { do: 'call', operation: 'broadcast', reaches: ['bob'], mayReach: [] },
];

/** Judges a service that forgets a connection when it is asked to close it, and ends its socket otherwise than at once. */
const judge = async (endSocket: (end: () => void) => void): Promise<Outcome> => {
  const correct = correctPolicies();
  await using service = await startService({
    accessKey,
    policies: {
      ...correct,
      closeRecord: () => undefined,
      endSocket: (connection: Connection) => endSocket(() => correct.endSocket(connection)),
    },
  });
  return await judgeSteps(laggingSession({ url: service.url, accessKey, effectBudgetMs: 1000 }), steps);
};

it('is said of the connection, and not of the messages that do not reach it', async () => {
  const { state, findings } = await judge(() => undefined);
  expect(state).toBe('not-testable');
  expect(findings).toMatchObject([{ code: 'not-closed', setup: true, seen: 'no close message; the socket is open' }]);
});

it('is said of nobody who goes within the time that it may take', async () => {
  const timers: NodeJS.Timeout[] = [];
  const outcome = await judge((end) => timers.push(setTimeout(end, 1900)));
  for (const timer of timers) clearTimeout(timer);
  expect(outcome).toMatchObject({ state: 'pass', findings: [] });
});

it('is not said of a later connection of the same name', async () => {
  const again: readonly Step[] = [
    { do: 'connect', probe: 'ann', user: 'ann' },
    { do: 'call', operation: 'closeConnection', connection: 'ann' },
    { do: 'closed', probe: 'ann' },
    { do: 'connect', probe: 'ann', user: 'ann' },
    { do: 'call', operation: 'sendToUser', user: 'ann', message: { arguments: ['here'] }, reaches: ['ann'] },
  ];
  const correct = correctPolicies();
  const deliver: typeof correct.deliver = (connection, record, call) => {
    if (record.includes('here')) correct.deliver(connection, record, call);
  };
  await using service = await startService({ accessKey, policies: { ...correct, deliver } });
  const { findings } = await judgeSteps(laggingSession({ url: service.url, accessKey, effectBudgetMs: 100 }), again);
  expect(findings.map(({ code }) => code)).toEqual(['not-delivered', 'not-delivered']);
});
