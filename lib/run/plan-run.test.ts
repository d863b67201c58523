import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check } from '../contract/check.ts';
import { loadProfile } from '../target/load-profile.ts';
import { planRun, type Plan } from './plan-run.ts';
import { v1 } from '../spec/catalogues/v1.ts';

const profile = loadProfile('reference');

/** A hundred values, each of them a message to one client. */
const property: Check = {
  id: 'a/property',
  title: 'A property',
  verifies: ['r/r'],
  before: [{ do: 'connect', probe: 'ann' }],
  // No value twice: one that was drawn before is not sent again.
  arbitrary: fc.noBias(fc.maxSafeNat()),
  runs: 100,
  each: (value: number) => [{ do: 'call', operation: 'broadcast', message: { arguments: [value] }, reaches: ['ann'] }],
};

const plan = (limits: Partial<typeof profile.limits>, runs?: number): Promise<Plan> =>
  planRun({
    target: {
      restBase: 'http://a',
      clientBase: 'http://a',
      catalogue: v1,
      accessKey: 'k',
      profile: { ...profile, limits: { ...profile.limits, ...limits } },
    },
    checks: [property],
    run: { id: 'r', seed: 1, deep: false },
    runs,
  });

describe('a plan', () => {
  test('leaves properties all their values where the budget allows', async () => {
    const { runs, forecast } = await plan({ messages: 200 });
    expect(runs).toBe(1);
    expect(forecast.messages).toBeGreaterThanOrEqual(100);
  });

  test('takes as many values as the budget allows', async () => {
    const { runs, forecast } = await plan({ messages: 60 });
    expect(runs).toBeLessThan(1);
    // A tenth is left for what has to be sent again, and as much as a target may send to every client at once.
    expect(forecast.messages).toBeGreaterThan(45);
    expect(forecast.messages).toBeLessThanOrEqual(54);
  });

  test('refuses a budget that is too small for one value of each, and says what would help', async () => {
    await expect(plan({ messages: 2 })).rejects.toThrow(expect.objectContaining({ code: 'ERR_BUDGET' }));
    await expect(plan({ messages: 2 })).rejects.toThrow(
      /would send \d+ messages, but the profile allows 2; raise limits\.messages/,
    );
  });

  test('refuses a wanted number of values that is over the budget', async () => {
    expect((await plan({ messages: 2000 }, 10)).runs).toBe(10);
    await expect(plan({ messages: 500 }, 10)).rejects.toThrow(/lower --runs, or raise limits\.messages/);
  });

  test('refuses a check that holds more connections than the profile allows', async () => {
    const wide: Check = {
      id: 'a/wide',
      title: 'Wide',
      verifies: ['r/r'],
      steps: ['a', 'b', 'c'].map((probe) => ({ do: 'connect', probe })),
    };
    const target = { restBase: 'http://a', clientBase: 'http://a', catalogue: v1, accessKey: 'k' };
    const narrow = { ...profile, limits: { ...profile.limits, sockets: 2 } };
    const run = { id: 'r', seed: 1, deep: false };
    await expect(planRun({ target: { ...target, profile: narrow }, checks: [wide], run })).rejects.toThrow(
      /a check needs 3 client connections at once, but the profile allows 2/,
    );
  });
});
