import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsNamed } from '../../fixtures/composites/faults-named.ts';
import { runCli, type CliRun } from '../../fixtures/testing/run-cli.ts';
import type { Report, Script } from '../contract/report.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { withFaults } from '../reference/service-fault.ts';
import { startService, type Service } from '../reference/start-service.ts';

const accessKey = 'key-of-a-service-with-many-faults-0123456789';
const wrong = [
  'users/send-answers-200',
  'broadcast/excluded-ignored',
  'groups/send-doubled',
  'connections/close-only-said',
  'payloads/texts-trimmed',
  'names/hub-unchecked',
  'ttl/found-after-the-end',
];
const judged = [
  'users/send-answers-202',
  'broadcast/excluded-one',
  'groups/send-excludes',
  'connections/close',
  'payloads/any-texts',
  'names/hub-blank-broadcast',
  'ttl/replacing',
  'auth/broadcast-claims',
];

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

const start = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> => {
  const options = { env: { PATH: process.env['PATH'], ...env } };
  return promisify(execFile)(command, args, options).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: unknown) => error as Ended,
  );
};

describe('the scripts of a run on a service with many faults', { timeout: 300_000 }, () => {
  let service: Service;
  let run: CliRun;
  let scripts: readonly Script[] = [];
  const folder = (): string => join(run.folder, 'reports/out');
  const files = (): readonly string[] =>
    scripts.flatMap(({ file }) => (file === undefined ? [] : [join(folder(), file)]));
  beforeAll(async () => {
    service = await startService({ accessKey, ...withFaults(faultsNamed(wrong), correctPolicies()) });
    const env = { ASRS_CONNECTION_STRING: service.connectionString };
    run = await runCli(['run', '--only', ...judged, '--profile', 'reference', '--seed', '4'], { env });
    const report = JSON.parse(readFileSync(join(folder(), 'report.json'), 'utf8')) as Report;
    scripts = report.scripts ?? [];
  }, 200_000);
  afterAll(async () => {
    await run[Symbol.asyncDispose]();
    await service.close();
  });

  test('are one for each cause, and each has shown its deviation before it is mentioned', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(6);
    expect(scripts.filter(({ result }) => result !== 'reproduced')).toEqual([]);
    expect(scripts.every(({ runs, reproduced }) => runs >= 1 && reproduced === runs)).toBe(true);
    const printed = run.output.match(/^ *script +\S*repro\/.+ \(reproduced \d of \d\)$/gm) ?? [];
    expect(printed).toHaveLength(scripts.length);
    expect(readdirSync(join(folder(), 'repro'))).toHaveLength(files().length);
  });

  test('show it again when they are started, end with 0 on a correct service, and with 2 where nobody listens', async () => {
    await using correct = await startService({ accessKey });
    const env = { ASRS_KEY: accessKey };
    const codes = async (...args: readonly string[]): Promise<readonly number[]> => {
      const ended = await Promise.all(files().map((file) => start(process.execPath, [file, ...args], env)));
      return [...new Set(ended.map(({ code }) => code))];
    };
    expect(await codes()).toEqual([1]);
    expect(await codes(correct.url)).toEqual([0]);
    expect(await codes('http://127.0.0.1:1')).toEqual([2]);
  });

  test('name the variables of the key where it is missing, and hold no key', async () => {
    const [first = ''] = files();
    const { code, stdout } = await start(process.execPath, [first]);
    expect(stdout).toContain('set ASRS_KEY or ASRS_CONNECTION_STRING');
    expect(code).toBe(2);
    for (const file of files()) expect(readFileSync(file, 'utf8')).not.toContain(accessKey);
  });

  test('have lines for curl where REST alone shows it, which show it', async () => {
    const head = files()
      .map((file) => readFileSync(file, 'utf8'))
      .find((text) => text.includes('//   curl '));
    const lines = [...(head ?? '').matchAll(/^\/\/ {3}(token\(\).*|curl .*)$/gm)].map(([, line]) => line);
    const { stdout } = await start('sh', ['-c', lines.join('\n')], { ASRS_KEY: accessKey });
    expect(head).toMatch(/^\/\/ expected +400\n\/\/ seen +202$/m);
    expect(stdout).toMatch(/^HTTP\/1\.1 202 Accepted/m);
  });
});

test('a script shows a ttl that ended early by a step that asks once', { timeout: 120_000 }, async () => {
  await using service = await startService({
    accessKey,
    ...withFaults(faultsNamed(['ttl/in-milliseconds']), correctPolicies()),
  });
  const env = { ASRS_CONNECTION_STRING: service.connectionString };
  await using run = await runCli(['run', '--only', 'ttl/lasting-and-ending', '--profile', 'reference'], { env });
  const report = JSON.parse(readFileSync(join(run.folder, 'reports/out/report.json'), 'utf8')) as Report;
  expect(report.checks.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain('expired-early');
  expect(report.scripts).toMatchObject([{ check: 'ttl/lasting-and-ending', result: 'reproduced' }]);
});

test(
  'a script waits no longer than the run did when messages were known to be lost',
  { timeout: 120_000 },
  async () => {
    const lossy = faultsNamed(['user-groups/later-connections-do-not-join']);
    await using service = await startService({ accessKey, ...withFaults(lossy, correctPolicies()) });
    const checks = ['user-groups/later-connection-joins', 'user-groups/second-connection-joins'];
    await using run = await runCli(['run', '--only', ...checks, '--profile', 'local'], {
      env: { ASRS_CONNECTION_STRING: service.connectionString },
    });
    const folder = join(run.folder, 'reports/out');
    const { scripts = [] } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
    expect(scripts).toMatchObject([{ result: 'reproduced' }]);
    expect(readFileSync(join(folder, scripts[0]?.file ?? ''), 'utf8')).toContain('deadlineMs: 600,');
  },
);

test('--no-repro writes none, and says so by leaving them out of the report', { timeout: 120_000 }, async () => {
  await using service = await startService({ accessKey, ...withFaults(faultsNamed(wrong), correctPolicies()) });
  const env = { ASRS_CONNECTION_STRING: service.connectionString };
  await using run = await runCli(['run', '--only', 'users/send-answers-202', '--no-repro'], { env });
  const folder = join(run.folder, 'reports/out');
  expect(existsSync(join(folder, 'repro'))).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).not.toHaveProperty('scripts');
  expect(run.output).not.toMatch(/^ *script /m);
});
