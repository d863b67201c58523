import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Semaphore } from 'async-mutex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsNamed } from '../../fixtures/composites/faults-named.ts';
import { inMemoryEmulator } from '../../fixtures/composites/in-memory-emulator.ts';
import { runCli } from '../../fixtures/testing/run-cli.ts';
import type { Report } from '../contract/report.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { withFaults } from '../reference/service-fault.ts';
import { startService, type Service } from '../reference/start-service.ts';

const accessKey = 'key-of-a-service-with-many-faults-0123456789';

const chosen = ['names/hub-unchecked', 'names/group-cut-at-64', 'payloads/texts-trimmed'];
const judged = [
  'names/hub-blank-broadcast',
  'names/hub-encoded-send-to-user',
  'names/group-differs-',
  'payloads/any-texts',
];

const startWithFaults = (): Promise<Service> =>
  startService({ accessKey, ...withFaults(faultsNamed(chosen), correctPolicies()) });

const mkdtempDisposable = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), 'asrs-reproduce-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
};

const linesOf = (output: string): readonly string[] => [
  ...new Set([...output.matchAll(/^ *reproduce +(.+)$/gm)].map(([, line = '']) => line)),
];

/** What a pasted line found wrong, and how it ended. */
interface Pasted {
  readonly code: number | null;
  readonly finds: boolean;
}

const findsAnything = (cwd: string): boolean => {
  const { checks } = JSON.parse(readFileSync(join(cwd, 'reports/again/report.json'), 'utf8')) as Report;
  return checks.some(({ verdict, area }) => area !== 'monitors' && (verdict === 'fail' || verdict === 'warn'));
};

/** Pastes a line into a shell. */
const paste = async (line: string, env: NodeJS.ProcessEnv, cwd: string): Promise<Pasted> => {
  mkdirSync(cwd);
  const child = spawn('sh', ['-c', line], { cwd, env: { PATH: process.env['PATH'], ...env }, stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, finds: findsAnything(cwd) };
};

/** Pastes each line, a few at once. */
const pasteAll = async (
  lines: readonly string[],
  env: NodeJS.ProcessEnv,
  room: string,
): Promise<Record<string, Pasted>> => {
  const permits = new Semaphore(3);
  const results = lines.map((line, index) =>
    permits.runExclusive(async () => [line, await paste(line, env, join(room, String(index)))] as const),
  );
  return Object.fromEntries(await Promise.all(results));
};

describe('every line that a run prints', { timeout: 400_000 }, () => {
  let service: Service;
  let room = '';
  beforeAll(async () => {
    service = await startWithFaults();
    room = mkdtempSync(join(tmpdir(), 'asrs-reproduce-'));
  });
  afterAll(async () => {
    await service.close();
    rmSync(room, { recursive: true, force: true });
  });

  test('finds the deviation again when it is pasted, and names target and profile, but no secret', async () => {
    const env = { ASRS_CONNECTION_STRING: service.connectionString };
    await using run = await runCli(['run', '--only', ...judged, '--profile', 'reference', '--seed', '4'], { env });
    const printed = linesOf(run.output);
    // The terminal has one line a cause, the summary for a pipeline one a finding.
    const lines = linesOf(run.output + readFileSync(join(run.folder, 'reports/out/summary.md'), 'utf8'));
    expect(printed.length).toBeGreaterThanOrEqual(4);
    expect(run.output).toContain('the access key is taken from ASRS_CONNECTION_STRING');
    expect(lines.length).toBeGreaterThanOrEqual(7);
    expect(lines.filter((line) => line.includes('--replay')).length).toBeGreaterThanOrEqual(3);
    for (const line of lines) expect(line).toContain(` --target ${service.url} --profile reference`);
    const pasted = await pasteAll(lines, env, room);
    expect(pasted).toEqual(Object.fromEntries(lines.map((line) => [line, { code: 1, finds: true }])));
  });
});

test(
  'of a service like those of other authors, every line finds again what its cause says',
  { timeout: 600_000 },
  async () => {
    // What comes late comes late by chance, and the profile that waits for it takes four times as long.
    const faults = inMemoryEmulator.faults.filter(({ id }) => !id.endsWith('/registered-a-moment-later'));
    await using service = await startService({ accessKey, ...withFaults(faults, correctPolicies()) });
    await using folder = await mkdtempDisposable();
    const env = { ASRS_CONNECTION_STRING: service.connectionString };
    const areas = ['connections', 'user-groups', 'auth'];
    await using run = await runCli(['run', '--no-repro', '--profile', 'reference', '--area', ...areas], {
      env,
      withinMs: 400_000,
    });
    const lines = linesOf(run.output);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    const pasted = await pasteAll(lines, env, folder.path);
    expect(Object.entries(pasted).filter(([, { finds }]) => !finds)).toEqual([]);
    // A line of a warning ends with 0, as a run does that has only warnings.
    expect(Object.entries(pasted).filter(([, { code }]) => code !== 0 && code !== 1)).toEqual([]);
  },
);
