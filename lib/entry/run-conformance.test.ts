import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../../fixtures/faults/index.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { startService, type Service } from '../reference/start-service.ts';
import { runConformance } from './asrs-conformance.ts';

const accessKey = 'key-of-a-service-that-is-tested-0123456789';

describe('runConformance', { timeout: 60_000 }, () => {
  let service: Service;
  beforeAll(async () => {
    const fault = faults.find(({ id }) => id === 'broadcast/answers-200');
    service = await startService({ accessKey, policies: fault!.policies!(correctPolicies()) });
  });
  afterAll(() => service.close());

  it('tests the embedded reference where no target is given', async () => {
    const outcomes: string[] = [];
    const { gate, checks } = await runConformance({
      only: ['users/existence'],
      onOutcome: ({ check }) => outcomes.push(check),
    });
    expect(gate).toMatchObject({ exitCode: 0, sentence: expect.stringContaining('embedded reference') as string });
    expect(outcomes).toContain('users/existence');
    expect(checks.map(({ check }) => check)).toContain('users/existence');
  });

  it('reports what a service does wrong, without its key', async () => {
    const report = await runConformance({
      target: service.connectionString,
      profile: 'reference',
      only: ['broadcast/answers-202'],
    });
    expect(report.gate.exitCode).toBe(1);
    expect(report.checks.find(({ check }) => check === 'broadcast/answers-202')).toMatchObject({ verdict: 'fail' });
    expect(JSON.stringify(report)).not.toContain(accessKey);
  });

  it('is confined to a frozen set, and to one part of a run', async () => {
    const { run, part, checks } = await runConformance({
      area: ['users'],
      set: 'v1@2026.1',
      shard: '2/2',
      seed: 5,
    });
    expect([run.set, part?.index, part?.of]).toEqual(['v1@2026.1', 2, 2]);
    expect(checks.length).toBeLessThan(part!.checks.length);
  });

  it('ends early, and leaves nothing behind, where its signal is aborted', async () => {
    const stop = new AbortController();
    const { gate, run } = await runConformance({ signal: stop.signal, onOutcome: () => stop.abort() });
    expect(gate.exitCode).toBe(130);
    expect(run).toMatchObject({ complete: false });
  });

  it('ends at a failed check where it is told to, and says what is missing', async () => {
    const { gate, run } = await runConformance({
      target: service.connectionString,
      profile: 'reference',
      only: ['broadcast/answers-202', 'ttl/'],
      bail: 1,
      maxTime: '10m',
    });
    expect(gate).toMatchObject({ exitCode: 1, sentence: expect.stringContaining('ended early') as string });
    expect(run.leftOut?.why).toBe('1 check failed (--bail 1)');
    expect(run.leftOut?.checks.some((id) => id.startsWith('ttl/'))).toBe(true);
  });

  it.each([
    [{ set: 'v1@2026.11' }, 'ERR_USAGE', /there is no such set; did you mean v1@2026\.1\?/],
    [{ shard: '1/4' }, 'ERR_USAGE', /--shard needs --seed/],
    [{ bail: 0 }, 'ERR_USAGE', /bail: 0 is no whole number/],
    [{ maxTime: '90' }, 'ERR_USAGE', /maxTime: "90" is no duration; expected one such as 90s/],
    [{ soak: 'soon' }, 'ERR_USAGE', /soak: "soon" is no duration; expected one such as 90s/],
    [{ soak: '10m', maxTime: '5m' }, 'ERR_USAGE', /--max-time 5m would end the run before --soak 10m is over/],
    [{ soak: '10m', area: ['users'] }, 'ERR_USAGE', /none of the selected checks lasts as long as the run/],
    [{ maxTime: '1ms' }, 'ERR_MAX_TIME', /the time of 1 ms is over \(--max-time\) before the first check/],
    [{ only: ['nothing/'] }, 'ERR_USAGE', /--only nothing\/ matches no check/],
    [{ target: 'http://127.0.0.1:1', key: accessKey }, 'ERR_TARGET_UNREACHABLE', /127\.0\.0\.1:1/],
    [{ target: 'http://127.0.0.1:1' }, 'ERR_USAGE', /no key and no token/],
    [{ signal: AbortSignal.abort() }, 'ERR_INTERRUPTED', /interrupted/],
  ])('refuses %j', async (options, code, message) => {
    await expect(runConformance(options)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });
});
