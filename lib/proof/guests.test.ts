import { describe, expect, it } from 'vitest';
import { suites } from '../../suites/index.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { startService } from '../reference/start-service.ts';
import { calibrate } from '../run/calibrate.ts';
import { loadProfile } from '../target/load-profile.ts';
import { judgeChecks } from './judge-checks.ts';
import { watchCrossings } from './steady/watch-crossings.ts';
import { v1 } from '../spec/catalogues/v1.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';
const guests = 2;
const limitMs = 180_000;

describe('two runs at once against one service', () => {
  it('are all green, see nothing of each other and leave nothing behind', { timeout: limitMs }, async () => {
    const crossings: string[] = [];
    const policies = watchCrossings(correctPolicies(), (from, to) => crossings.push(`${from} to ${to}`));
    const profile = loadProfile('reference');
    const { pingIntervalMs, clientTimeoutMs } = profile.timing;
    await using service = await startService({ accessKey, policies, pingIntervalMs, clientTimeoutMs });
    const limits = { ...profile.limits, requests: 6, sockets: 16 };
    const target = {
      restBase: service.url,
      clientBase: service.url,
      catalogue: v1,
      accessKey,
      profile: { ...profile, limits },
    };
    const checks = suites.flatMap((suite) => suite.checks);
    const visit = async (seed: number): Promise<readonly string[]> => {
      const run = { id: `guest${seed}`, seed, runs: 0.1, deep: false, shrink: false };
      const timing = await calibrate(target, { runId: run.id, signal: new AbortController().signal });
      const outcomes = await judgeChecks({ target, checks, run, timing });
      return outcomes
        .filter(({ state }) => state !== 'pass' && state !== 'not-applicable')
        .map(({ check, state, reason }) => `${run.id}: ${check} ${state}: ${reason}`);
    };
    const notGreen = await Promise.all(Array.from({ length: guests }, (_, index) => visit(index + 1)));
    expect(notGreen.flat()).toEqual([]);
    expect(crossings).toEqual([]);
    // The service learns that a socket is closed when it reads it, a moment after we are done.
    await expect
      .poll(() => service.census(), { timeout: 5000 })
      .toEqual({ hubs: 0, connections: 0, groups: 0, relations: 0 });
  });
});
