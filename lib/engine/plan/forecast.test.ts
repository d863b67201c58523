import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../proof/judge-reference.ts';
import { loadProfile } from '../../target/load-profile.ts';
import type { Property } from '../../contract/check.ts';
import { forecast } from './forecast.ts';
import type { SessionOptions } from '../state/session-options.ts';
import { v1 } from '../../spec/catalogues/v1.ts';

const check: Property<number> = {
  id: 'c/c',
  title: 'c',
  verifies: ['c/c'],
  before: [{ do: 'connect', probe: 'ann' }],
  // No value twice: one that was drawn before is left out.
  arbitrary: fc.noBias(fc.maxSafeNat()),
  runs: 1,
  each: (value) => [
    { do: 'call', operation: 'broadcast', message: { arguments: [value] }, reaches: ['ann'] },
    {
      do: 'call',
      operation: 'broadcast',
      message: { raw: '{{tag}}{{pad}}', bytes: 5000 },

      mayReach: ['ann'],
    },
  ],
};

const options = (runs: number): SessionOptions => ({
  target: {
    restBase: 'http://h',
    clientBase: 'http://h',
    catalogue: v1,
    accessKey: 'k',
    profile: loadProfile('reference'),
  },
  timing: {
    roundTripMs: 0,
    connectMs: 0,
    deliveryMs: 0,
    effects: {},
    settleMs: 0,
    deliveryDeadlineMs: 0,
    requestTimeoutMs: 0,
    connectDeadlineMs: 0,
  },
  run: { id: 'r', seed: 1, runs, deep: false },
});

describe('the forecast of a property', () => {
  it('counts what its values share once, and the messages in units of 2 KB', async () => {
    expect(await forecast([check], options(10))).toMatchObject({ connects: 1, messages: 42, peakSockets: 1 });
    expect(await forecast([{ ...check, each: (value) => check.each(value).slice(0, 1) }], options(10))).toMatchObject({
      messages: 12,
    });
  });

  it('counts it once for each batch', async () => {
    expect(await forecast([check], options(150))).toMatchObject({ connects: 3 });
  });

  it('can be broken off', async () => {
    const controller = new AbortController();
    const counting = forecast([check, { ...check, id: 'a/second' }], options(10), controller.signal);
    controller.abort();
    expect((await counting).byCheck).toEqual({});
  });

  it('is what happens', async () => {
    const plain = { ...check, runs: 150, each: (value: number) => check.each(value).slice(0, 1) };
    const { requests, messages, connects } = await forecast([plain], options(1));
    const [outcome] = await judgeReference([plain]);
    expect(outcome).toMatchObject({ state: 'pass', sockets: connects, messages: messages - 2 * connects });
    expect(requests).toBeGreaterThanOrEqual(150);
  });
});
