import { describe, expect, it } from 'vitest';
import type { Check } from '../../contract/check.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { judgeReference } from '../../proof/judge-reference.ts';
import { proofProfile } from '../../proof/proof-profile.ts';

const check = (id: string, steps: readonly Step[]): Check => ({ id, title: id, verifies: [id], steps });

const connect = (probe: string): Step => ({ do: 'connect', probe });

const lasting = check('a/lasting', [
  connect('ann'),
  { do: 'call', operation: 'addConnectionToGroup', connection: 'ann', group: 'red' },
  { do: 'outlast' },
  { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
]);

/** As long as a ttl. */
const other = check('a/other', [
  { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red', ttl: 'short', label: 'red' },
  { do: 'pass', since: 'red' },
]);

const crowd = check('a/crowd', ['a', 'b', 'c'].map(connect));

const endOf = (outcomes: readonly Outcome[], id: string): number => {
  const { startedAtMs = NaN, durationMs = NaN } = outcomes.find((one) => one.check === id) ?? {};
  return startedAtMs + durationMs;
};

const states = (outcomes: readonly Outcome[]) => outcomes.map(({ state }) => state);

describe('a scenario that outlasts the others', () => {
  it('asks its questions when they are over', async () => {
    const outcomes = await judgeReference([lasting, other]);
    expect(states(outcomes)).toEqual(['pass', 'pass']);
    expect(endOf(outcomes, 'a/lasting')).toBeGreaterThan(endOf(outcomes, 'a/other'));
  });

  it('lasts so long at least', async () => {
    const outcomes = await judgeReference([lasting], { lastsMs: 300 });
    expect(outcomes[0]?.durationMs).toBeGreaterThanOrEqual(300);
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
