import { describe, expect, it } from 'vitest';
import { startProxy } from '../../../fixtures/proxy/start-proxy.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import { startService } from '../../reference/start-service.ts';
import { loadProfile } from '../../target/load-profile.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { timingFrom } from '../../run/calibrate.ts';
import { createSession } from '../session.ts';
import type { Step } from '../../contract/step.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import { waitForArrival } from './wait-for-arrival.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';
const deliveryFloorMs = 400;

/** A line on which the largest message takes several times as long as any delivery is given. */
const judge = async (steps: readonly Step[], policies: Policies = correctPolicies()): Promise<Outcome> => {
  await using service = await startService({ accessKey, policies });
  await using proxy = await startProxy({ targetUrl: service.url, bytesPerSecond: 256 * 1024 });
  const reference = loadProfile('reference');
  const profile = { ...reference, timing: { ...reference.timing, deliveryFloorMs } };
  await using session = createSession({
    target: { restBase: proxy.url, clientBase: proxy.url, catalogue: v1, accessKey, profile },
    timing: timingFrom(profile, { roundTripMs: 1, connectMs: 5, deliveryMs: 2, effects: {} }),
    run: { id: 'narrow', seed: 1, runs: 1, deep: false },
  });
  return await session.run({ id: 'test/narrow', title: '', verifies: ['test/it'], steps });
};

const large = { arguments: ['x'.repeat(400_000)] };

it('a wait that is under way ends when less is to be waited for', async () => {
  const run = { probes: new Map(), context: { signal: new AbortController().signal } } as unknown as ScenarioRun;
  let deadlineMs = 600_000;
  const waiting = waitForArrival(run, {
    probes: [],
    holds: () => false,
    subscribe: () => () => undefined,
    deadlineMs: () => deadlineMs,
  });
  deadlineMs = 0;
  expect(await waiting).toBe(false);
});

describe.concurrent('a large message on a narrow line', () => {
  it('is waited for as long as it is coming in', async () => {
    const outcome = await judge([
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'broadcast', message: large, reaches: ['ann'] },
    ]);
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
  });

  it('holds up what proves silence', async () => {
    const outcome = await judge([
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'broadcast', message: large, mayReach: ['ann'] },
    ]);
    expect(outcome).toMatchObject({ state: 'pass', findings: [] });
  });

  it('is lost where nothing comes in', async () => {
    const correct = correctPolicies();
    const losing: Policies = {
      ...correct,
      deliver: (connection, record, call) => {
        if (record.length < 1000) correct.deliver(connection, record, call);
      },
    };
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'ann' },
      { do: 'call', operation: 'broadcast', message: large, reaches: ['ann'] },
    ];
    const outcome = await judge(steps, losing);
    expect(outcome.findings.map(({ code }) => code)).toEqual(['not-delivered']);
  });
});
