import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsNamed } from '../../fixtures/composites/faults-named.ts';
import { spawnCli, type Ended } from '../../fixtures/testing/spawn-cli.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { withFaults } from '../reference/service-fault.ts';
import { startService, type Service } from '../reference/start-service.ts';

let room = '';
let service: Service;
beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'asrs-earlier-'));
  service = await startService(withFaults(faultsNamed(['broadcast/answers-200']), correctPolicies()));
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  rmSync(room, { recursive: true, force: true });
});

const run = (out: string, ...more: readonly string[]): Promise<Ended> => {
  const env = { ASRS_CONNECTION_STRING: service.connectionString };
  return spawnCli(['run', '--out', out, '--seed', '1', '--only', 'broadcast/answers-202', ...more], { env }).ended;
};

test('render leaves the scripts that its reports name, and the next run replaces them', async () => {
  const out = join(room, 'out');
  const script = join(out, 'repro', '1-broadcast-answered-200.mjs');
  expect((await run(out)).code).toBe(1);
  expect(existsSync(script)).toBe(true);
  const { code } = await spawnCli(['render', join(out, 'report.json'), '--formats', 'junit', 'allure']).ended;
  expect(code).toBe(0);
  expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('repro/1-broadcast-answered-200.mjs');
  expect(existsSync(script)).toBe(true);
  expect((await run(out, '--no-repro')).code).toBe(1);
  expect(readdirSync(out)).not.toContain('repro');
});

test.each([
  ['repro', 'repro/issue-7.mjs'],
  ['badge', 'badge/badge.svg'],
])('a folder %s of a project is refused before anything is sent, and stays', async (name, file) => {
  const out = join(room, `project-of-${name}`);
  mkdirSync(join(out, name), { recursive: true });
  writeFileSync(join(out, file), 'mine');
  const { code, stdout, stderr } = await run(out);
  expect(stderr).toBe(
    `asrs-conformance: ${join(out, name)} was not written by an earlier run, and the reports would replace it; move it away, or name another folder with --out\n`,
  );
  expect(stdout).not.toMatch(/^run /m);
  expect(code).toBe(64);
  expect(readdirSync(out)).toEqual([name]);
  expect(readFileSync(join(out, file), 'utf8')).toBe('mine');
});
