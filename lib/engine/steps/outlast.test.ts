import { describe, expect, it } from 'vitest';
import type { Check } from '../../contract/check.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { judgeReference } from '../../proof/judge-reference.ts';
import { proofProfile } from '../../proof/proof-profile.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';

const check = (id: string, steps: readonly Step[]) => ({ id, title: id, verifies: [id], steps }) satisfies Check;

const connect = (probe: string): Step => ({ do: 'connect', probe });

const joined: readonly Step[] = [
  connect('ann'),
  { do: 'call', operation: 'addConnectionToGroup', connection: 'ann', group: 'red' },
];

const lasting = check('a/lasting', [
  ...joined,
  { do: 'outlast' },
  { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
]);

/** As long as a ttl. */
const other = check('a/other', [
  { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red', ttl: 'short', label: 'red' },
  { do: 'pass', since: 'red' },
]);

const crowd = check('a/crowd', ['a', 'b', 'c'].map(connect));

const startOf = (outcomes: readonly Outcome[], id: string): number =>
  outcomes.find((one) => one.check === id)?.startedAtMs ?? NaN;

const endOf = (outcomes: readonly Outcome[], id: string): number => {
  const { startedAtMs = NaN, durationMs = NaN } = outcomes.find((one) => one.check === id) ?? {};
  return startedAtMs + durationMs;
};

const states = (outcomes: readonly Outcome[]) => outcomes.map(({ state }) => state);

describe.concurrent('a scenario that outlasts the others', () => {
  it('asks its questions when they are over', async () => {
    const outcomes = await judgeReference([lasting, other]);
    expect(states(outcomes)).toEqual(['pass', 'pass']);
    expect(endOf(outcomes, 'a/lasting')).toBeGreaterThan(endOf(outcomes, 'a/other'));
  });

  it('begins before what others rely on is judged, and ends after what follows it', async () => {
    const ground: Check = {
      ...check('a/ground', [connect('ann'), { do: 'call', operation: 'broadcast', reaches: ['ann'] }]),
      grounds: ['broadcast'],
    };
    const outcomes = await judgeReference([ground, other, lasting]);
    expect(states(outcomes)).toEqual(['pass', 'pass', 'pass']);
    expect(startOf(outcomes, 'a/lasting')).toBeLessThanOrEqual(startOf(outcomes, 'a/ground'));
    expect(endOf(outcomes, 'a/lasting')).toBeGreaterThan(endOf(outcomes, 'a/other'));
  });

  it('is blocked where it relies on what is broken', async () => {
    const correct = correctPolicies();
    const policies = { ...correct, deliver: () => undefined };
    const ground: Check = {
      ...check('a/ground', [...joined, { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] }]),
      grounds: ['sendToGroup'],
    };
    const outcomes = await judgeReference([ground, lasting], { policies });
    expect(states(outcomes)).toEqual(['fail', 'blocked']);
  });

  it('lasts so long at least', async () => {
    const outcomes = await judgeReference([lasting], { lastsMs: 300 });
    expect(outcomes[0]?.durationMs).toBeGreaterThanOrEqual(300);
  });

  it('does not wait for the others where the target is known to lose things', async () => {
    const lost: Step = { do: 'call', operation: 'sendToUser', user: 'bob', reaches: ['bob'] };
    const losing = (id: string): Check => check(id, [{ do: 'connect', probe: 'bob', user: 'bob' }, lost]);
    const long = check('a/long', [...other.steps, ...other.steps, ...other.steps]);
    const correct = correctPolicies();
    const policies: Policies = {
      ...correct,
      deliver: (connection, record, call) => {
        if (call.operation.id !== 'sendToUser') correct.deliver(connection, record, call);
      },
    };
    const checks = [lasting, losing('a/one'), losing('a/two'), long];
    const outcomes = await judgeReference(checks, { policies, lastsMs: 300 });
    expect(states(outcomes)).toEqual(['pass', 'fail', 'fail', 'pass']);
    expect(endOf(outcomes, 'a/lasting')).toBeLessThan(endOf(outcomes, 'a/long'));
  });

  it('holds up nobody who needs its connections', async () => {
    const profile = proofProfile();
    const small = { ...profile, limits: { ...profile.limits, sockets: 3 } };
    const outcomes = await judgeReference([lasting, crowd], { profile: small, lastsMs: 60_000 });
    expect(states(outcomes)).toEqual(['pass', 'pass']);
  });

  it('holds up nobody who needs its hub', async () => {
    const profile = { ...proofProfile(), hubs: { prefix: '', fixed: ['only'] } };
    const outcomes = await judgeReference([lasting, other], { profile, lastsMs: 60_000 });
    expect(states(outcomes)).toEqual(['pass', 'pass']);
  });
});
