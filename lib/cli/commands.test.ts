import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFile } from '../package-root.ts';
import { parseConnectionString } from '../target/connection-string.ts';
import { suites } from '../../suites/index.ts';
import { spawnCli } from '../../fixtures/testing/spawn-cli.ts';

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-commands-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const key = 'a-key-that-was-chosen-0123456789';

/** Serves while `use` is at it; returns what it printed and how it ended. */
const serving = async (use: (connectionString: string) => Promise<void>) => {
  const served = spawnCli(['serve', '--port', '0', '--key', key]);
  const line = await served.hears(/^(.+)\n.*press Ctrl\+C to stop\n/s);
  await use(line[1] ?? '');
  served.child.kill('SIGINT');
  return await served.ended;
};

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { readonly version: string };
  const { code, stdout } = await spawnCli(['--version']).ended;
  expect([code, stdout]).toEqual([0, `${version}\n`]);
});

describe('serve', () => {
  test('prints a connection string, with the key that it was given, and serves until it is interrupted', async () => {
    const { code, stdout } = await serving(async (connectionString) => {
      const { restBase, accessKey } = parseConnectionString(connectionString);
      expect(accessKey).toBe(key);
      const answer = await fetch(`${restBase}/api/v1/health`);
      expect(answer.status).toBe(200);
    });
    expect(stdout).toMatch(/reference service listening on http:\/\/127\.0\.0\.1:\d+; press Ctrl\+C to stop\n$/);
    expect(code).toBe(0);
  });

  test('is what a run can judge', async () => {
    await serving(async (connectionString) => {
      const env = { ASRS_CONNECTION_STRING: connectionString };
      const { code, stdout } = await spawnCli(['run', '--only', 'broadcast/answers-202', '--out', room], { env }).ended;
      expect(stdout).toContain('profile   local: the host is this machine');
      expect(code).toBe(0);
    });
  });

  test('says that a port is taken', async () => {
    await serving(async (connectionString) => {
      const { port } = new URL(parseConnectionString(connectionString).restBase);
      const { code, stderr } = await spawnCli(['serve', '--port', port]).ended;
      expect(stderr).toMatch(new RegExp(`cannot listen on .*${port}: the port is in use`));
      expect(code).toBe(64);
    });
  });
});

describe('list', () => {
  test('prints checks with the requirements that they verify', async () => {
    const { code, stdout } = await spawnCli(['list', '--area', 'broadcast']).ended;
    expect(stdout).toMatch(/^broadcast\/answers-202 {2}\S/m);
    expect(stdout).toMatch(/^ {6}must {4}.+ \[broadcast\/answers-202\]$/m);
    expect(stdout).toMatch(/\d+ checks verify \d+ requirements\n$/);
    expect(code).toBe(0);
  });

  test('is what run --list does', async () => {
    const [one, other] = await Promise.all([
      spawnCli(['list', '--only', 'users/']).ended,
      spawnCli(['run', '--list', '--only', 'users/']).ended,
    ]);
    expect(other.stdout).toBe(one.stdout);
  });
});

describe('plan', () => {
  test('says what a run would cost, of a target that need not be there', async () => {
    const env = { ASRS_CONNECTION_STRING: `Endpoint=https://x.service.signalr.net;AccessKey=${key}` };
    const { code, stdout } = await spawnCli(['plan', '--only', 'users/', '--seed', '1'], { env }).ended;
    expect(stdout).toMatch(/^profile azure: the host is one of Azure SignalR Service\n/);
    expect(stdout).toMatch(/^ +checks +messages +requests +connections\n {2}before the checks +0( +[\d,]+){3}\n/m);
    expect(stdout).toMatch(/^ {2}users +\d+ +\d+ +\d+ +\d+$/m);
    const chosen = suites.filter(({ area }) => area === 'users' || area === 'monitors');
    const count = chosen.flatMap(({ checks }) => checks).length;
    expect(stdout).toMatch(new RegExp(`^ {2}all +${count}( +[\\d,]+){3}$`, 'm'));
    expect(stdout).toMatch(/^time: 0\.\d to \d\.\d minutes, for a round trip of 20 ms \(--round-trip\)/m);
    expect(stdout).toMatch(/^limits: 5,000 messages, 16 client connections at once/m);
    expect(code).toBe(0);
  });

  test('says what one part of a run, or a frozen set, would cost', async () => {
    const plan = (...args: readonly string[]) => spawnCli(['plan', '--area', 'users', '--seed', '1', ...args]).ended;
    const [whole, part, set] = await Promise.all([plan(), plan('--shard', '1/2'), plan('--set', 'v1@2026.1')]);
    const checksIn = ({ stdout }: { readonly stdout: string }): number => Number(/^ {2}all +(\d+)/m.exec(stdout)?.[1]);
    expect(part.stdout).toContain('\npart 1 of 2\n');
    expect(checksIn(part)).toBeLessThan(checksIn(whole));
    expect(checksIn(set)).toBeLessThanOrEqual(checksIn(whole));
    expect([whole.code, part.code, set.code]).toEqual([0, 0, 0]);
  });

  test('says how long it would take, for a round trip', async () => {
    const minutes = async (roundTrip: string): Promise<number> => {
      const { stdout } = await spawnCli(['plan', '--profile', 'azure', '--round-trip', roundTrip]).ended;
      return Number(/^time: [\d.]+ to ([\d.]+) minutes/m.exec(stdout)?.[1]);
    };
    expect(await minutes('200ms')).toBeGreaterThan(await minutes('1ms'));
    const { code, stderr } = await spawnCli(['plan', '--round-trip', '80']).ended;
    expect(stderr).toMatch(/--round-trip.*'80' is invalid\. expected a duration such as 90s/);
    expect(code).toBe(64);
  });

  test('of everything keeps within the Free tier', async () => {
    const { code } = await spawnCli(['plan', '--profile', 'azure', '--seed', '1']).ended;
    expect(code).toBe(0);
  });
});

describe('a reader that goes away', () => {
  test('is no fault: the run comes to its exit code without complaint', async () => {
    const cli = spawnCli(['run', '--only', 'broadcast/answers-202', '--out', room]);
    await cli.hears(/target/);
    cli.child.stdout?.destroy();
    expect(await cli.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('render', () => {
  test('makes any format of a stored report, the same as the run did', async () => {
    const out = join(room, 'rendered');
    const summary = join(room, 'job-summary.md');
    const ran = await spawnCli(['run', '--only', 'broadcast/answers-202', '--out', out, '--formats', 'junit'], {
      env: { GITHUB_STEP_SUMMARY: summary },
    }).ended;
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(out, 'allure-results'))).toBe(false);
    const junit = readFileSync(join(out, 'junit.xml'), 'utf8');
    rmSync(join(out, 'junit.xml'));
    const { code, stdout } = await spawnCli([
      'render',
      join(out, 'report.json'),
      '--formats',
      'junit,markdown',
      'allure',
    ]).ended;
    expect(stdout).toBe(`wrote junit.xml to ${out}\nwrote summary.md to ${out}\nwrote allure-results to ${out}\n`);
    expect(code).toBe(0);
    expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toBe(junit);
    expect(readFileSync(join(out, 'summary.md'), 'utf8')).toBe(readFileSync(summary, 'utf8'));
  });

  test.each([
    ['a file that is not there', ['none.json', '--formats', 'junit'], /none\.json: cannot be read \(ENOENT\)/],
    [
      'a format that there is not',
      ['none.json', '--formats', 'pdf'],
      /no such report format; expected json, html, junit, /,
    ],
    [
      'several reports in a format of one',
      ['a.json', 'b.json', '--formats', 'junit'],
      /holds one report, but 2 were given/,
    ],
    ['no format', ['none.json'], /required option '--formats/],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr } = await spawnCli(['render', ...args]).ended;
    expect(stderr).toMatch(message);
    expect(code).toBe(64);
  });
});

describe('help', () => {
  test('is printed for the whole and for each command, and is no failure', async () => {
    const [whole, run] = await Promise.all([spawnCli(['--help']).ended, spawnCli(['run', '--help']).ended]);
    expect(whole.stdout).toMatch(
      /Commands:\n {2}run .*\n {2}certify .*\n {2}judge .*\n {2}plan .*\n {2}list .*\n {2}render .*\n {2}merge .*\n {2}compare .*\n {2}serve /,
    );
    expect(run.stdout).toContain('--replay <check:path>');
    for (const { code, stdout } of [whole, run]) {
      expect(stdout).toContain('75  target unreachable or throttling');
      expect(code).toBe(0);
    }
  });
});
