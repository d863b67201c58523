import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsNamed } from '../../fixtures/composites/faults-named.ts';
import { spawnCli, type Ended } from '../../fixtures/testing/spawn-cli.ts';
import type { Report } from '../contract/report.ts';
import { loadProfile } from '../target/load-profile.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { withFaults } from '../reference/service-fault.ts';
import { startService } from '../reference/start-service.ts';

const accessKey = 'key-of-runs-within-a-limit-0123456789';
let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-limit-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

interface Limited extends Ended {
  readonly report: Report;
  readonly junit: string;
  /** Messages of 2 KB that the service has sent. */
  readonly sent: number;
}

/** Counts what is delivered, whatever faults make of it. */
const counting = (correct: Policies, count: (units: number) => void): Policies => ({
  ...correct,
  deliver: (connection, record, call) => {
    count(Math.ceil(Buffer.byteLength(record) / 2048));
    correct.deliver(connection, record, call);
  },
});

let runs = 0;

interface Limits {
  readonly base: string;
  readonly messages: number;
  readonly faults: readonly string[];
}

/** Runs with the limits of a shipped profile, but for that of messages. */
const run = async ({ base, messages, faults }: Limits, ...args: readonly string[]): Promise<Limited> => {
  const number = (runs += 1);
  const profile = loadProfile(base);
  const file = join(room, `profile-${number}.yaml`);
  writeFileSync(file, JSON.stringify({ ...profile, limits: { ...profile.limits, messages } }));
  let sent = 0;
  const policies = counting(correctPolicies(), (units) => (sent += units));
  await using service = await startService({ accessKey, ...withFaults(faultsNamed(faults), policies) });
  const out = join(room, `out-${number}`);
  const env = { ASRS_CONNECTION_STRING: service.connectionString };
  const ended = await spawnCli(['run', '--out', out, '--profile', file, '--seed', '1', ...args], { env }).ended;
  expect(ended.stderr).toBe('');
  return {
    ...ended,
    sent,
    report: JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report,
    junit: readFileSync(join(out, 'junit.xml'), 'utf8'),
  };
};

const amplifying = [
  'broadcast/doubled',
  'broadcast/to-all-hubs',
  'groups/send-reaches-the-hub',
  'connections/send-doubled',
];
const unreliable = [
  'users/send-answers-200',
  'broadcast/one-of-thirty-doubled',
  'groups/send-doubled',
  'user-groups/everybody-inherits',
  'connections/close-only-said',
  'ttl/found-after-the-end',
];

describe.concurrent('the limit of messages', { timeout: 240_000 }, () => {
  test.each<readonly [string, Limits, readonly string[]]>([
    [
      'many faults',
      { base: 'reference', messages: 720, faults: unreliable },
      ['--area', 'groups', 'user-groups', 'broadcast'],
    ],
    [
      'patience and late findings',
      { base: 'local', messages: 960, faults: unreliable },
      ['--area', 'groups', 'user-groups', 'broadcast'],
    ],
  ])('is never exceeded, for %s', async (_, limits, args) => {
    const { sent, report } = await run(limits, ...args);
    expect(sent).toBeLessThanOrEqual(limits.messages);
    expect(report.cost.messages).toBeLessThanOrEqual(limits.messages);
    expect(report.cost.messages).toBeGreaterThan(0);
    expect(sent).toBeGreaterThan(0);
  });

  test('ends a run on a target that multiplies, which names what it left out and why', async () => {
    const { code, stdout, report, junit, sent } = await run(
      { base: 'reference', messages: 520, faults: amplifying },
      '--area',
      'broadcast',
      'users',
    );
    const why = 'the limit of 520 messages is reached (limits.messages of the profile)';
    expect(sent).toBeLessThanOrEqual(520);
    expect(report.cost.messages).toBeLessThanOrEqual(520);
    expect(code).toBe(1);
    expect(report.run).toMatchObject({
      complete: false,
      stopped: { code: 'ERR_BUDGET_SPENT', message: why },
      leftOut: { why },
    });
    expect(report.run.leftOut?.checks.length).toBeGreaterThan(0);
    expect(report.run.leftOut?.requirements.length).toBeGreaterThan(0);
    expect(stdout).toContain(`\nLeft out: ${why}. `);
    expect(stdout.trimEnd()).toMatch(/; ended early: the limit of 520 messages is reached .* left out$/);
    expect(junit).toContain(`: ${why}"/>`);
  });

  test('does not end a run on a correct target that was forecast to keep to it', async () => {
    const { code, report, sent } = await run(
      { base: 'local', messages: 520, faults: [] },
      '--area',
      'broadcast',
      'users',
    );
    expect(code).toBe(0);
    expect(report.run.stopped).toBeUndefined();
    expect(sent).toBe(report.cost.messages);
    expect(sent).toBeLessThanOrEqual(520);
  });
});
