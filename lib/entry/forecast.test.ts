import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedProfile } from '../proof/proof-profile.ts';
import { startService } from '../reference/start-service.ts';
import { prepareRun } from '../run/prepare-run.ts';
import { resolveTarget } from '../target/resolve-target.ts';
import { runConformance } from './run-conformance.ts';

const accessKey = 'key-of-runs-that-are-forecast-0123456789';
const run = { seed: 5, runs: 0.3 };

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-forecast-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** How much more was counted than was forecast, as a part of it. */
const off = (counted: number, foreseen: number): number => counted / foreseen - 1;

describe.concurrent('on a correct target, forecast and count agree within a tenth', () => {
  // The others send nearly the same as `azure` does. `reference` differs where something may lag.
  test.each([
    ['reference', ['connections', 'groups', 'user-groups', 'users', 'ttl']],
    ['azure', []],
  ])('under the profile %s', async (name, areas) => {
    await using service = await startService({ accessKey });
    const profile = join(room, `${name}.json`);
    writeFileSync(profile, JSON.stringify(shippedProfile(name)));
    const target = resolveTarget({ target: service.url, key: accessKey, profile, env: {} });
    const { plan } = await prepareRun(target!, { ...run, only: [], areas, deep: false });
    const { cost, gate } = await runConformance({ ...run, area: areas, target: service.url, key: accessKey, profile });
    expect(gate.exitCode).toBe(0);
    expect(cost.forecastMessages).toBe(plan.forecast.messages);
    expect(Math.abs(off(cost.messages, plan.forecast.messages))).toBeLessThan(0.1);
    expect(Math.abs(off(cost.exchanges, plan.forecast.requests))).toBeLessThan(0.1);
    expect(Math.abs(off(cost.sockets, plan.forecast.connects))).toBeLessThan(0.1);
  });
});
