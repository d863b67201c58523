import { describe, expect, it } from 'vitest';
import { faults } from '../../fixtures/faults/index.ts';
import { judgeLagging } from '../proof/judge-lagging.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { Step } from '../contract/step.ts';

const settings = { effectBudgetMs: 500, ttlGranularityMs: 1000 };

const add = (group: string, more: object = {}): Step => ({
  do: 'call',
  operation: 'addUserToGroup',
  user: 'ann',
  group,
  ttl: 'short',
  label: group,
  ...more,
});
const look = (group: string, expect: 'absent' | 'success'): Step => ({
  do: 'call',
  operation: 'userIsInGroup',
  user: 'ann',
  group,
  expect,
});
const pass = (since: string): Step => ({ do: 'pass', since });

const connect: Step = { do: 'connect', probe: 'ann', user: 'ann' };

/** A service whose relations last so much longer than their ttl. */
const longerBy =
  (ms: number) =>
  (correct: Policies): Partial<Policies> => ({
    relation: (relating, nowMs) => correct.relation(relating, nowMs + ms),
  });

describe.concurrent('a relation that outlasts its ttl', () => {
  const steps = [connect, add('red'), pass('red'), look('red', 'absent')];

  it('by more than all that may be excused is found in one attempt', async () => {
    const outcome = await judgeLagging(steps, longerBy(60_000), settings);
    expect(outcome.findings).toMatchObject([{ code: 'not-expired', step: '$.steps[3]' }]);
    expect(outcome.anomalies).toBeUndefined();
  });

  it('by less than ttls may be off is no finding', async () => {
    expect(await judgeLagging(steps, longerBy(850), settings)).toMatchObject({ state: 'pass', findings: [] });
  });

  it('is found while another ttl runs out', async () => {
    const both = [connect, add('red'), add('green'), pass('red'), look('red', 'absent'), look('green', 'success')];
    const outcome = await judgeLagging(both, longerBy(60_000), settings);
    expect(outcome.findings).toMatchObject([{ code: 'not-expired', step: '$.steps[4]' }]);
    expect(outcome.anomalies).toBeUndefined();
  });

  it('is found in one attempt where an answer was wrong besides that no ttl explains', async () => {
    const answering = (correct: Policies): Partial<Policies> => ({
      ...longerBy(60_000)(correct),
      answer: (done, call, request) => {
        const answer = correct.answer(done, call, request);
        return call?.operation.id === 'groupHasConnections' ? { ...answer, status: 500 } : answer;
      },
    });
    const asking: Step = { do: 'call', operation: 'groupHasConnections', group: 'red', verifies: ['test/other'] };
    const wrong = [connect, add('red'), asking, ...steps.slice(2)];
    const outcome = await judgeLagging(wrong, answering, settings);
    expect(outcome.findings.map(({ code }) => code)).toEqual(['server-error', 'not-expired']);
    expect(outcome.anomalies).toBeUndefined();
  });

  it('excuses nothing about a group that has no ttl, or another one', async () => {
    const change = faults.find(({ id }) => id === 'ttl/one-for-the-user')?.policies;
    const plain: Step = { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'blue' };
    const longer: Step = { ...plain, group: 'green', ttl: 600 };
    for (const [added, group] of [
      [plain, 'blue'],
      [longer, 'green'],
    ] as const) {
      const others = [connect, added, add('red'), pass('red'), look(group, 'success')];
      const outcome = await judgeLagging(others, change ?? (() => ({})), settings);
      expect(outcome.findings).toMatchObject([{ step: '$.steps[4]', seen: '404' }]);
      expect(outcome.anomalies).toBeUndefined();
    }
  });

  it('leaves a loss to an attempt that allows for a ttl which ends early', async () => {
    const late: readonly Step[] = [
      add('red'),
      connect,
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
    ];
    const outcome = await judgeLagging(late, () => ({ inherit: () => undefined }), settings);
    expect(outcome.state).toBe('fail');
    expect(outcome.anomalies?.at(0)).toMatchObject({ attempt: 1 });
  });
});
