import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults } from '../../fixtures/faults/index.ts';
import { packagePath } from '../package-root.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { withFaults } from '../reference/service-fault.ts';
import { startService } from '../reference/start-service.ts';
import { formats } from '../report/formats/index.ts';
import type { Report } from '../contract/report.ts';

const accessKey = 'key-of-a-service-for-tests-0123456789';

interface Ended {
  readonly folder: string;
  readonly exitCode: number;
}

/** Runs the command line against a service with the faults. @param interrupt ends it as soon as it says what it runs */
const runOn = async (count: number, args: readonly string[], interrupt = false): Promise<Ended> => {
  const own = faults.filter(({ id }) => id.startsWith('broadcast/')).slice(0, count);
  await using service = await startService({ accessKey, ...withFaults(own, correctPolicies()) });
  return await run(service.url, args, interrupt);
};

const run = async (url: string, args: readonly string[], interrupt = false): Promise<Ended> => {
  const folder = await mkdtemp(join(tmpdir(), 'asrs-formats-'));
  const line = [packagePath('bin/asrs-conformance.js'), 'run', '--target', url, '--out', folder, '--no-repro', ...args];
  const env = { ...process.env, ASRS_KEY: accessKey, NO_COLOR: '1' };
  const child = spawn(process.execPath, line, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let sent = !interrupt;
  child.stdout.on('data', (chunk: Buffer) => {
    if (sent || !String(chunk).includes('forecast')) return;
    sent = true;
    child.kill('SIGINT');
  });
  const [exitCode] = (await once(child, 'close')) as [number];
  return { folder, exitCode };
};

const few = ['--only', 'broadcast/', 'ground/'];

describe('every format is written of', () => {
  const ends = new Map<string, Ended>();
  beforeAll(async () => {
    ends.set('a run with three faults', await runOn(3, few));
    ends.set('a run on a composite of ten', await runOn(10, few));
    ends.set('a green run', await runOn(0, few));
    ends.set('an interrupted run', await runOn(0, [], true));
    ends.set('a run whose preflight failed', await run('http://127.0.0.1:9', few));
  }, 300_000);
  afterAll(async () => {
    for (const { folder } of ends.values()) await rm(folder, { recursive: true, force: true });
  });

  test.each([
    ['a run with three faults', 1],
    ['a run on a composite of ten', 1],
    ['a green run', 0],
    ['an interrupted run', 130],
    ['a run whose preflight failed', 75],
  ])('%s', async (what, exitCode) => {
    const ended = ends.get(what);
    expect(ended?.exitCode).toBe(exitCode);
    const report = JSON.parse(readFileSync(join(ended?.folder ?? '', 'report.json'), 'utf8')) as Report;
    expect(report.gate.exitCode).toBe(exitCode);
    for (const { writes, render } of formats) {
      expect(existsSync(join(ended?.folder ?? '', writes))).toBe(true);
      for (const { bytes } of await render(report)) expect(String(bytes).length).toBeGreaterThan(20);
    }
    const junit = readFileSync(join(ended?.folder ?? '', 'junit.xml'), 'utf8');
    expect(junit.includes('<failure ')).toBe(exitCode !== 0);
  });
});
