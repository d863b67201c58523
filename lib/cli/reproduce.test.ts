import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Semaphore } from 'async-mutex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults } from '../../fixtures/faults/index.ts';
import { runCli } from '../../fixtures/testing/run-cli.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { startService, type Service } from '../reference/start-service.ts';

const accessKey = 'key-of-a-service-with-many-faults-0123456789';

const chosen = ['names/hub-unchecked', 'names/group-cut-at-64', 'users/send-answers-200', 'payloads/texts-trimmed'];
const judged = [
  'names/hub-blank-broadcast',
  'names/hub-encoded-send-to-user',
  'names/group-differs-',
  'users/send-answers',
  'payloads/any-texts',
];

const withFaults = (): Promise<Service> => {
  const named = chosen.map((id) => faults.find((fault) => fault.id === id)?.policies);
  const policies = named.reduce((before, change) => change?.(before) ?? before, correctPolicies());
  return startService({ accessKey, policies });
};

const linesOf = (output: string): readonly string[] => [
  ...new Set([...output.matchAll(/^ *reproduce +(.+)$/gm)].map(([, line = '']) => line)),
];

/** Pastes a line into a shell. */
const paste = async (line: string, env: NodeJS.ProcessEnv, cwd: string): Promise<number | null> => {
  mkdirSync(cwd);
  const child = spawn('sh', ['-c', line], { cwd, env: { PATH: process.env['PATH'], ...env }, stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
};

describe('every line that a run prints', { timeout: 400_000 }, () => {
  let service: Service;
  let room = '';
  beforeAll(async () => {
    service = await withFaults();
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
    const codes: Record<string, number | null> = {};
    const permits = new Semaphore(3);
    await Promise.all(
      lines.map((line, index) =>
        permits.runExclusive(async () => void (codes[line] = await paste(line, env, join(room, String(index))))),
      ),
    );
    expect(codes).toEqual(Object.fromEntries(lines.map((line) => [line, 1])));
  });
});
