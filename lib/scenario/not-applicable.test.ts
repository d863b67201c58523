import { describe, expect, it } from 'vitest';
import { loadProfile } from '../target/load-profile.ts';
import type { Check } from './check.ts';
import { notApplicable } from './not-applicable.ts';
import type { PingStep } from './step.ts';
import type { SessionOptions } from './session-options.ts';

const pinging = (expected: PingStep['expect']): Check => ({
  id: 'c/c',
  title: 'c',
  verifies: ['c/c'],
  steps: [
    { do: 'connect', probe: 'ann' },
    { do: 'ping', probe: 'ann', expect: expected },
  ],
});

const options = (profile: string, deep: boolean): SessionOptions => ({
  target: { restBase: 'http://h', clientBase: 'http://h', profile: loadProfile(profile) },
  timing: {
    roundTripMs: 0,
    connectMs: 0,
    deliveryMs: 0,
    effectMs: 0,
    settleMs: 0,
    deliveryDeadlineMs: 0,
    requestTimeoutMs: 0,
    connectDeadlineMs: 0,
  },
  run: { id: 'r', seed: 1, runs: 1, deep },
});

describe('a check about keep-alive', () => {
  it('is run where the intervals are short', () => {
    expect(notApplicable(pinging('survives'), options('reference', false))).toBeUndefined();
  });

  it('is left to deep runs where it takes too long', () => {
    expect(notApplicable(pinging('survives'), options('azure', false))).toBe(
      'only with --deep: waits 45 s for a keep-alive of the target',
    );
    expect(notApplicable(pinging('survives'), options('azure', true))).toBeUndefined();
  });

  it('may take as long as one ping of the service', () => {
    expect(notApplicable(pinging('from-server'), options('azure', false))).toBeUndefined();
  });
});
