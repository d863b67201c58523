import { describe, expect, test } from 'vitest';
import { suites } from '../../../suites/index.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { loadProfile } from '../../target/load-profile.ts';
import type { Target } from '../../target/target.ts';
import { selectChecks } from '../select-checks.ts';
import { dealChecks } from './deal-checks.ts';
import { planPart } from './plan-part.ts';

const target = (change: (profile: Target['profile']) => Target['profile'], host = 'a.example'): Target => ({
  restBase: `https://${host}`,
  clientBase: `https://${host}`,
  catalogue: v1,
  accessKey: 'k',
  profile: change(loadProfile('azure')),
});

const withLimits =
  (limits: Partial<Target['profile']['limits']>) =>
  (profile: Target['profile']): Target['profile'] => ({ ...profile, limits: { ...profile.limits, ...limits } });

const all = selectChecks(suites, { only: [], areas: [] });
const some = selectChecks(suites, { only: [], areas: ['ground', 'broadcast', 'users'] });
const run = { id: 'r', seed: 1, deep: false };
const partsOf = (of: number) => Array.from({ length: of }, (_, place) => ({ index: place + 1, of }));
const idsOf = (checks: typeof all): readonly string[] => checks.map(({ check }) => check.id);
const isCommon = (id: string): boolean => id.startsWith('ground/') || id.startsWith('monitors/');

describe('the checks of a run', () => {
  test.each([1, 4, 16])('are dealt to %i parts: each once, what others rely on and the monitors to all', (of) => {
    const parts = partsOf(of).map((shard) => idsOf(dealChecks(all, shard)));
    for (const part of parts) expect(part.filter(isCommon)).toEqual(idsOf(all).filter(isCommon));
    const dealt = parts.flatMap((part) => part.filter((id) => !isCommon(id)));
    expect(dealt.toSorted()).toEqual(
      idsOf(all)
        .filter((id) => !isCommon(id))
        .toSorted(),
    );
  });

  test('are too few for more parts than there are', () => {
    const few = selectChecks(suites, { only: ['broadcast/answers-202'], areas: [] });
    expect(idsOf(dealChecks(few, { index: 1, of: 1 }))).toContain('broadcast/answers-202');
    expect(() => dealChecks(few, { index: 1, of: 2 })).toThrow(
      '--shard 1/2: only 1 check can be dealt to 2 parts (each runs the ground checks and monitors); use at most 1 part',
    );
  });
});

describe('parts on one service', () => {
  const plan = (on: Target, shard: { readonly index: number; readonly of: number }, runs?: number) =>
    planPart(some, { target: on, run, runs, shard });

  test('share its connections, connects, requests, messages and hubs', async () => {
    const fixed = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    const on = target((profile) => ({
      ...withLimits({ sockets: 64, connectsPerSecond: 15, requests: 8 })(profile),
      hubs: { ...profile.hubs, fixed },
    }));
    const planned = await Promise.all(partsOf(3).map((shard) => plan(on, shard)));
    const shares = planned.map((part) => part.target.profile);
    for (const { limits } of shares) expect(limits).toMatchObject({ sockets: 21, connectsPerSecond: 5, requests: 2 });
    const messages = shares.reduce((sum, { limits }) => sum + limits.messages, 0);
    expect(messages).toBeGreaterThan(4950);
    expect(messages).toBeLessThanOrEqual(5000);
    expect(shares.flatMap(({ hubs }) => hubs.fixed).toSorted()).toEqual(fixed.toSorted());
  });

  test('send no more than the profile allows for a run, and all draw the same number of values', async () => {
    const drawing = selectChecks(suites, { only: [], areas: ['ground', 'payloads'] });
    const plansWith = (messages: number) =>
      Promise.all(
        partsOf(4).map(async (shard) => {
          const on = target(withLimits({ sockets: 64, messages }));
          return (await planPart(drawing, { target: on, run, runs: undefined, shard })).plan;
        }),
      );
    const sent = (plans: Awaited<ReturnType<typeof plansWith>>): number =>
      plans.reduce((sum, { forecast }) => sum + forecast.messages, 0);
    const allowed = Math.floor(sent(await plansWith(100_000)) * 0.9);
    const planned = await plansWith(allowed);
    expect(new Set(planned.map(({ runs }) => runs)).size).toBe(1);
    expect(sent(planned)).toBeLessThanOrEqual(allowed);
    expect(planned[0]?.runs).toBeLessThan(1);
  });

  test.each([
    [
      'connections',
      withLimits({ sockets: 16 }),
      4,
      /^--shard 1\/4: a part needs \d client connections at once, but the profile allows 16 for all parts together; use at most 2 parts, or raise limits\.sockets/,
    ],
    [
      'requests',
      withLimits({ sockets: 640, requests: 3 }),
      4,
      /^--shard 1\/4: a part needs 1 request at once, but the profile allows 3 .*use at most 3 parts/,
    ],
    [
      'hubs',
      (profile: Target['profile']) => ({
        ...withLimits({ sockets: 640 })(profile),
        hubs: { ...profile.hubs, fixed: ['one', 'two', 'three'] },
      }),
      2,
      /^--shard 1\/2: the profile has 3 fixed hubs, of which a part gets 1, too few for \S+; use fewer parts, or list more hubs/,
    ],
    [
      'any hub',
      (profile: Target['profile']) => ({
        ...withLimits({ sockets: 640 })(profile),
        hubs: { ...profile.hubs, fixed: ['one', 'two', 'three'] },
      }),
      4,
      /of which a part gets 0/,
    ],
  ])('are refused where there are too few %s for all', async (_name, change, of, sentence) => {
    await expect(plan(target(change), { index: 1, of })).rejects.toThrow(sentence);
  });

  test('have all of it on this machine, since each machine has a service of its own there', async () => {
    const on = target((profile) => profile, '127.0.0.1');
    expect((await plan(on, { index: 2, of: 16 })).target.profile.limits).toEqual(on.profile.limits);
  });
});
