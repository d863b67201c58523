import { describe, expect, it } from 'vitest';
import { noWaiting } from '../../../fixtures/testing/no-waiting.ts';
import { loadProfile } from '../../target/load-profile.ts';
import type { Check } from '../../contract/check.ts';
import { notApplicable } from './not-applicable.ts';
import type { CallStep, PingStep } from '../../contract/step.ts';
import type { SessionOptions } from '../state/session-options.ts';
import { v1 } from '../../spec/catalogues/v1.ts';

const pinging = (expected: PingStep['expect']): Check => ({
  id: 'c/c',
  title: 'c',
  verifies: ['c/c'],
  steps: [
    { do: 'connect', probe: 'ann' },
    { do: 'ping', probe: 'ann', expect: expected },
  ],
});

const calling = (token: CallStep['token']): Check => ({
  id: 'c/c',
  title: 'c',
  verifies: ['c/c'],
  steps: [{ do: 'call', operation: 'broadcast', ...(token === undefined ? {} : { token }) }],
});

const options = (profile: string, deep: boolean): SessionOptions => ({
  target: {
    restBase: 'http://h',
    clientBase: 'http://h',
    catalogue: v1,
    accessKey: 'k',
    profile: loadProfile(profile),
  },
  timing: noWaiting,
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

describe('a check that sends while it outlasts the others', () => {
  const soak: Check = { id: 'c/c', title: 'c', verifies: ['c/c'], steps: [{ do: 'outlast', steps: [] }] };

  it('is for a soak alone, however deep the run', () => {
    const { run, ...rest } = options('reference', true);
    expect(notApplicable(soak, { ...rest, run })).toBe('only with --soak');
    expect(notApplicable(soak, { ...rest, run: { ...run, soakMs: 1 } })).toBeUndefined();
  });
});

describe('without an access key, by a bearer token alone', () => {
  const { target, ...rest } = options('reference', false);
  const { accessKey: _none, ...keyless } = target;
  const bearer = { ...rest, target: { ...keyless, bearerToken: 't' } };

  it('REST is judged, and with tokens that need no key', () => {
    expect(notApplicable(calling(undefined), bearer)).toBeUndefined();
    expect(notApplicable(calling('byte-changed'), bearer)).toBeUndefined();
  });

  it('clients are not, nor are tokens that nobody can make', () => {
    expect(notApplicable(pinging('survives'), bearer)).toContain('needs client connections');
    expect(notApplicable(calling('expired'), bearer)).toContain('needs tokens (expired)');
    expect(notApplicable(calling('expired'), { ...rest, target })).toBeUndefined();
  });
});
