import { describe, expect, it } from 'vitest';
import type { Check } from '../contract/check.ts';
import type { Outcome } from '../contract/outcome.ts';
import { judgeReference } from '../proof/judge-reference.ts';
import { proofProfile } from '../proof/proof-profile.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { lastingSuite } from '../../suites/lasting/lasting-suite.ts';

const correct = correctPolicies();
const { checks } = lastingSuite;
const soakMs = 7500;

/** Long after any round, which takes a second. */
const laterMs = 1500;

/** Beyond what the checks send to clients before they soak, and when it is over. */
const mostBefore = 30;

const losing = (): Policies => {
  let sent = 0;
  return {
    ...correct,
    deliver: (...args) => {
      sent += 1;
      if (sent % mostBefore > 0) correct.deliver(...args);
    },
  };
};

const doublingLate = (): Policies => {
  let sent = 0;
  return {
    ...correct,
    deliver: (...args) => {
      sent += 1;
      correct.deliver(...args);
      if (sent === mostBefore) setTimeout(() => correct.deliver(...args), laterMs).unref();
    },
  };
};

/** Longer than such a run lasts without a soak. */
const forgetMs = 4000;

const forgetting = (): Policies => ({
  ...correct,
  join: (hub, connection, group) => {
    correct.join(hub, connection, group);
    setTimeout(() => correct.leave(hub, connection, group), forgetMs).unref();
  },
});

/** The checks send four to groups when all is over. */
const strayingOne = 5;

const straying = (): Policies => {
  let sent = 0;
  return {
    ...correct,
    audience: (hub, call) => {
      if (call.operation.id !== 'sendToGroup') return correct.audience(hub, call);
      sent += 1;
      return sent === strayingOne ? hub.connections.values() : correct.audience(hub, call);
    },
  };
};

const seen = (outcomes: readonly Outcome[], id: string) => {
  const { state, reason, findings } = outcomes.find(({ check }) => check === id)!;
  return { state, reason, codes: findings.map(({ code }) => code), findings };
};

describe.concurrent('a soak', () => {
  it('is green where all that lasts does, and every message arrives', async () => {
    const outcomes = await judgeReference(checks, { soakMs });
    expect(outcomes.map(({ state, reason }) => reason ?? state)).toEqual(['pass', 'pass', 'pass']);
    for (const { durationMs } of outcomes) expect(durationMs).toBeGreaterThanOrEqual(soakMs);
    const { messages = 0 } = outcomes.find(({ check }) => check === 'lasting/soak') ?? {};
    // Five in each round, of those that are forgotten by now.
    expect(messages).toBeGreaterThanOrEqual(5 * 5);
    expect(messages % 5).toBe(0);
  });

  it('is green where effects lag, and says so nowhere', async () => {
    const profile = { ...proofProfile(), consistency: { effectBudgetMs: 500 } };
    const [soak] = await judgeReference(
      checks.filter(({ id }) => id === 'lasting/soak'),
      { profile, soakMs: 1500 },
    );
    expect(soak).toMatchObject({ state: 'pass' });
    expect(soak?.anomalies).toBeUndefined();
  });

  it.each([
    ['one message in thirty is lost', losing, 'not-delivered', 202],
    // The exchange is forgotten by then.
    ['a message comes a second time after its round was judged', doublingLate, 'late', undefined],
    ['a message reaches somebody else', straying, 'misdelivered', 202],
  ] as const)('sees that %s', async (_what, policies, code, status) => {
    const outcomes = await judgeReference(checks, { soakMs, policies: policies() });
    expect(seen(outcomes, 'lasting/soak')).toMatchObject({ state: 'fail', codes: [code] });
    const [finding] = seen(outcomes, 'lasting/soak').findings;
    expect(finding).toMatchObject({ requirements: ['lasting/every-message'] });
    expect(finding?.step).toMatch(/^\$\.steps\[2\]\.steps\[\d\]$/);
    expect(finding?.exchange?.status).toBe(status);
  });

  it('sees that a membership is forgotten, in the traffic and in the end', async () => {
    const outcomes = await judgeReference(checks, { soakMs, policies: forgetting() });
    expect(seen(outcomes, 'lasting/soak')).toMatchObject({ state: 'fail', codes: ['not-delivered'] });
    const { findings } = seen(outcomes, 'lasting/until-the-end');
    expect(new Set(findings.flatMap(({ requirements }) => requirements))).toEqual(new Set(['lasting/membership']));
  });

  it('is not there without the option, so that none of this is seen', async () => {
    for (const policies of [losing(), doublingLate(), straying(), forgetting()]) {
      // oxlint-disable-next-line no-await-in-loop -- each has a service of its own
      const outcomes = await judgeReference(checks, { policies });
      expect(outcomes.map(({ state, reason }) => reason ?? state)).toEqual(['pass', 'pass', 'only with --soak']);
    }
  });

  it('lets those take turns who have one hub only, and the others first', async () => {
    const profile = { ...proofProfile(), hubs: { prefix: '', fixed: ['only'] } };
    const other: Check = {
      id: 'a/other',
      title: 'other',
      verifies: ['a/other'],
      steps: [
        { do: 'connect', probe: 'ann' },
        { do: 'call', operation: 'broadcast', reaches: ['ann'] },
      ],
    };
    const outcomes = await judgeReference([...checks, other], { profile, soakMs: 500 });
    expect(outcomes.map(({ state, reason }) => reason ?? state)).toEqual(['pass', 'pass', 'pass', 'pass']);
  });

  it('gives back what it holds where it is interrupted', async () => {
    const signal = AbortSignal.timeout(2500);
    const began = performance.now();
    const outcomes = await judgeReference(checks, { soakMs: 600_000, signal });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(outcomes.map(({ state }) => state)).toEqual(['left-out', 'left-out', 'left-out']);
  });
});
