import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnCli } from '../../../fixtures/testing/spawn-cli.ts';
import type { Report } from '../../contract/report.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import { startService } from '../../reference/start-service.ts';

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-soak-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

let runs = 0;

const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const out = join(room, `out-${(runs += 1)}`);
  const cli = spawnCli(['run', '--seed', '1', '--out', out, ...args], { env });
  return { cli, report: () => JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report };
};

const accessKey = 'key-of-runs-that-soak-0123456789abcdef';

/** Messages to a user are lost but for the first ones: without a soak, no check of these sends any. */
const losing = () => {
  const correct = correctPolicies();
  let sent = 0;
  const deliver: typeof correct.deliver = (connection, record, call) => {
    if (call.operation.id === 'sendToUser') sent += 1;
    if (sent <= 3 || call.operation.id !== 'sendToUser') correct.deliver(connection, record, call);
  };
  return startService({ accessKey, policies: { ...correct, deliver } });
};

/** The monitors are always there. */
const lasting = ({ checks }: Report) => checks.filter(({ area }) => area === 'lasting');

describe.concurrent('run --soak', { timeout: 60_000 }, () => {
  test('keeps what lasts for so long, and the forecast, the report and the reports of it say so', async () => {
    const { cli, report } = start(['--area', 'lasting', '--soak', '2s', '--formats', 'json']);
    const { code, stdout } = await cli.ended;
    expect(stdout).toMatch(/^soak {6}2 s when all other checks are over, with \d+ messages of these$/m);
    expect(code).toBe(0);
    const { run, cost } = report();
    const checks = lasting(report());
    expect(run.soakMs).toBe(2000);
    expect(checks.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
    for (const { durationMs } of checks) expect(durationMs).toBeGreaterThanOrEqual(2000);
    expect(cost.messages).toBeLessThanOrEqual(cost.forecastMessages);
  });

  test('says that it soaks and for how long, and cleans up where it is interrupted', async () => {
    const { cli, report } = start(['--area', 'lasting', '--soak', '10m']);
    await cli.hears(/soaking, 10 min left/);
    cli.child.kill('SIGINT');
    const { code, stdout } = await cli.ended;
    expect(code).toBe(130);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('ended early: interrupted');
    const { run } = report();
    expect(run).toMatchObject({ soakMs: 600_000, errors: [], stopped: { code: 'ERR_INTERRUPTED' } });
    expect(lasting(report()).map(({ verdict }) => verdict)).toEqual(['left out', 'left out', 'left out']);
  });

  test('ends at the first message that is lost, where that is asked for', async () => {
    await using service = await losing();
    const env = { ASRS_CONNECTION_STRING: service.connectionString };
    const args = ['--area', 'lasting', '--soak', '10m', '--bail', '--profile', 'reference'];
    const { cli, report } = start(args, env);
    const { code, stdout } = await cli.ended;
    expect(code).toBe(1);
    const { run, checks, scripts } = report();
    expect(run.stopped).toMatchObject({ code: 'ERR_BAIL' });
    const soak = checks.find(({ check }) => check === 'lasting/soak');
    expect(soak).toMatchObject({ verdict: 'fail', findings: [{ code: 'not-delivered', exchange: { status: 202 } }] });
    expect(scripts).toMatchObject([{ reason: 'it takes a soak' }]);
    expect(stdout).toMatch(/reproduce {3}.*--only lasting\/soak --seed 1 --soak 10m/);
    expect(service.census()).toMatchObject({ connections: 0, relations: 0 });
  });

  test.each<[args: string, sentence: string]>([
    ['--soak abc', "argument 'abc' is invalid. expected a duration such as 90s, 5m or 1m30s, up to 24h"],
    ['--soak 10m --max-time 5m', '--max-time 5m would end the run before --soak 10m is over; allow more time'],
    [
      '--soak 90s --only groups/ users/found',
      '--soak 90s: none of the selected checks lasts as long as the run; select the area lasting as well',
    ],
  ])('refuses %s', async (args, sentence) => {
    const { code, stderr } = await start(args.split(' ')).cli.ended;
    expect(stderr).toContain(sentence);
    expect(code).toBe(64);
  });

  test('is nothing to certify', async () => {
    const { code, stderr } = await spawnCli(['certify', '--soak', '10s', '--out', join(room, 'certified')]).ended;
    expect(stderr).toContain('certify and --soak exclude each other');
    expect(code).toBe(64);
  });
});

test('plan says what a soak costs', async () => {
  const args = ['plan', '--profile', 'azure', '--area', 'lasting', '--soak', '1h'];
  const { code, stdout } = await spawnCli(args).ended;
  // However long it is, about a quarter of what the profile allows.
  expect(stdout).toMatch(/^soak: 60 min when all other checks are over, with 1,1\d\d messages of these$/m);
  expect(stdout).toMatch(/^time: 60\.\d to 60\.\d minutes/m);
  expect(code).toBe(0);
});
