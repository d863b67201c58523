import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../fixtures/independent/start-emulator.ts';
import { lateEffects } from '../../fixtures/testing/late-effects.ts';
import { faults } from '../../fixtures/faults/index.ts';
import { startBreakingLine } from '../../fixtures/testing/start-breaking-line.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { startService } from '../reference/start-service.ts';
import { loadProfile } from '../target/load-profile.ts';
import { calibrate } from './calibrate.ts';
import { v1 } from '../spec/catalogues/v1.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';

describe('calibration', () => {
  it('measures again where the line of its client broke', async () => {
    await using service = await startService({ accessKey });
    await using line = await startBreakingLine(service.url);
    const target = {
      restBase: line.url,
      clientBase: line.url,
      catalogue: v1,
      accessKey,
      profile: loadProfile('local'),
    };
    const timing = await calibrate(target, { runId: 'again', signal: new AbortController().signal });
    expect(timing.deliveryMs).toBeGreaterThan(0);
    expect(Object.keys(timing.effects).toSorted()).toEqual([
      'close',
      'join',
      'leave',
      'registration',
      'user-join',
      'user-leave',
    ]);
  });

  it('waits for the service to close, not for a client to go', async () => {
    const lateMs = 300;
    await using service = await startEmulator({ key: accessKey, behaviour: { lateMs: { close: lateMs } } });
    const profile = loadProfile('local');
    const target = { restBase: service.url, clientBase: service.url, catalogue: v1, accessKey, profile };
    const { effects } = await calibrate(target, { runId: 'close', signal: new AbortController().signal });
    expect(effects['close']).toBeGreaterThanOrEqual(lateMs);
    expect(effects['registration']).toBeLessThan(lateMs);
  });

  const timingOf = async (id: string) => {
    const fault = faults.find((one) => one.id === id);
    await using service = await startService({ accessKey, policies: fault!.policies!(correctPolicies()) });
    const profile = { ...loadProfile('local'), consistency: { effectBudgetMs: 3000 } };
    const target = { restBase: service.url, clientBase: service.url, catalogue: v1, accessKey, profile };
    return await calibrate(target, { runId: 'wrong', signal: new AbortController().signal });
  };

  it('takes another success than the documented one for what it is', async () => {
    const { effects, settleMs } = await timingOf('connections/found-is-204');
    expect(effects['registration']).toBeLessThan(1000);
    expect(settleMs).toBeLessThan(3000);
  });

  it('does not take what never shows for a measure', async () => {
    const { effects, unknownEffects, settleMs } = await timingOf('groups/removal-is-forgotten');
    expect(Object.keys(effects)).toContain('join');
    expect(Object.keys(effects)).not.toContain('leave');
    expect(unknownEffects).toEqual(['leave']);
    expect(settleMs).toBeLessThan(3000);
  });

  it('does not take what has not come yet for what has gone at once', async () => {
    const lateMs = { 'join-by-user': 1500, 'leave-by-user': 1500, registration: 1500 };
    await using service = await startEmulator({ key: accessKey, behaviour: { lateMs } });
    const target = {
      restBase: service.url,
      clientBase: service.url,
      catalogue: v1,
      accessKey,
      profile: loadProfile('local'),
    };
    const { effects, unknownEffects } = await calibrate(target, {
      runId: 'users',
      signal: new AbortController().signal,
    });
    expect(unknownEffects?.toSorted()).toEqual(['user-join', 'user-leave']);
    expect(Object.keys(effects)).not.toContain('user-leave');
  });

  it('does not take the time until a new connection is known for the time of a delivery', async () => {
    const correct = correctPolicies();
    const late = lateEffects('connect', 400)(correct);
    await using service = await startService({ accessKey, policies: { ...correct, ...late } });
    const profile = { ...loadProfile('reference'), consistency: { effectBudgetMs: 1000 } };
    const target = { restBase: service.url, clientBase: service.url, catalogue: v1, accessKey, profile };
    const timing = await calibrate(target, { runId: 'calm', signal: new AbortController().signal });
    expect(timing.deliveryMs).toBeGreaterThan(0);
    expect(timing.deliveryMs).toBeLessThan(300);
    expect(timing.deliveryDeadlineMs).toBeLessThan(2400);
  });
});
