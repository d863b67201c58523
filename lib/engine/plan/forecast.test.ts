import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noWaiting } from '../../../fixtures/testing/no-waiting.ts';
import { judgeReference } from '../../proof/judge-reference.ts';
import { loadProfile } from '../../target/load-profile.ts';
import type { Check, Property } from '../../contract/check.ts';
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
  timing: noWaiting,
  run: { id: 'r', seed: 1, runs, deep: false },
});

describe('the forecast of a soak', () => {
  const soak: Check = {
    id: 's/s',
    title: 's',
    verifies: ['s/s'],
    steps: [
      { do: 'connect', probe: 'ann' },
      { do: 'outlast', steps: [{ do: 'call', operation: 'broadcast', reaches: ['ann'] }] },
    ],
  };
  const soaking = (soakMs: number, messages?: number): SessionOptions => {
    const { target, run, ...rest } = options(1);
    const { profile } = target;
    const limits = { ...profile.limits, messages: messages ?? profile.limits.messages };
    return { ...rest, target: { ...target, profile: { ...profile, limits } }, run: { ...run, soakMs } };
  };
  /** A message, and a fence by two routes. */
  const ofRound = 3;
  /** At the end of the scenario. */
  const ofFence = 2;

  it('counts a round a second, and its time apart from all else', async () => {
    expect(await forecast([soak], soaking(60_000))).toMatchObject({
      messages: 60 * ofRound + ofFence,
      soakMs: 60_000,
      longestMs: 0,
    });
  });

  it('stays within a share of the limit, however long it is', async () => {
    const hour = await forecast([soak], soaking(3_600_000, 4000));
    const day = await forecast([soak], soaking(86_400_000, 4000));
    expect([hour.messages, day.messages]).toEqual([100 * ofRound + ofFence, 100 * ofRound + ofFence]);
  });

  it('has none where nothing lasts, or where it was not asked for', async () => {
    expect(await forecast([check], soaking(60_000))).toMatchObject({ soakMs: 0 });
    expect(await forecast([soak], options(1))).toMatchObject({ soakMs: 0, messages: 0 });
  });

  it('has one for each that must take its turn on a fixed hub', async () => {
    const { target, ...rest } = soaking(60_000);
    const profile = { ...target.profile, hubs: { prefix: '', fixed: ['only'] } };
    const all = [soak, { ...soak, id: 's/other' }];
    expect(await forecast(all, { ...rest, target: { ...target, profile } })).toMatchObject({ soakMs: 120_000 });
  });
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

describe('the forecast of several scenarios', () => {
  const withClients = (id: string, ...probes: readonly string[]): Check => ({
    id,
    title: id,
    verifies: [id],
    steps: [
      ...probes.map((probe) => ({ do: 'connect', probe }) as const),
      { do: 'call', operation: 'broadcast', reaches: probes },
    ],
  });
  const few = withClients('s/few', 'ann');
  const many = withClients('s/many', 'ann', 'ben', 'cid');

  it('adds up what they send, and takes the longest and the one with most connections', async () => {
    const { timing, ...rest } = options(1);
    const slow = { ...rest, timing: { ...timing, roundTripMs: 100 } };
    const [one, other, both] = await Promise.all([[few], [many], [few, many]].map((some) => forecast(some, slow)));
    expect(both?.messages).toBe(one!.messages + other!.messages);
    expect(both?.peakSockets).toBe(3);
    expect(other?.longestMs).toBeGreaterThan(one!.longestMs);
    expect(both?.longestMs).toBe(other?.longestMs);
    expect(both?.socketMs).toBe(one!.longestMs + 3 * other!.longestMs);
  });
});
