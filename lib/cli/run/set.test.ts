import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawnCli } from '../../../fixtures/testing/spawn-cli.ts';
import type { Report } from '../../contract/report.ts';
import { outcomeOf } from '../../../fixtures/testing/outcomes/outcome-of.ts';
import { reportRun } from '../../report/build-report.ts';
import { prepareRun } from '../../run/prepare-run.ts';
import { loadSets } from '../../spec/frozen-set.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { loadProfile } from '../../target/load-profile.ts';

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-set-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const target = {
  restBase: 'http://127.0.0.1:1',
  clientBase: 'http://127.0.0.1:1',
  catalogue: v1,
  accessKey: 'a-key-that-is-nowhere-else-0123456789',
  profile: loadProfile('reference'),
};

const set = {
  name: 'v1@2026.1',
  checks: ['broadcast/answers-202', 'users/send-answers-202', 'monitors/no-server-error'],
  requirements: ['broadcast/answers-202', 'users/send-answers-202', 'monitors/no-server-error'],
};

test('a run of a set has exactly its checks and requirements, whatever its checks look at beside them', async () => {
  const prepared = await prepareRun(target, { only: [], areas: [], deep: false, set });
  expect(prepared.checks.map(({ check }) => check.id)).toEqual(set.checks);
  const young = { code: 'misdelivered' as const, requirements: ['users/found'] };
  const outcomes = [
    outcomeOf('broadcast/answers-202', {
      state: 'fail',
      looked: ['broadcast/answers-202'],
      findings: [{ ...young, message: 'm', expected: 'e', seen: 's' }],
    }),
    outcomeOf('users/send-answers-202', { looked: ['users/send-answers-202'] }),
    outcomeOf('monitors/no-server-error', { looked: ['monitors/no-server-error'] }),
  ];
  const usage = { exchanges: 1, messages: 1, sockets: 1, throttled: 0 };
  const report = reportRun({
    ...prepared,
    target,
    profileWhy: 'as asked for',
    startedAt: new Date(0),
    durationMs: 1,
    strict: false,
    result: { outcomes, usage, errors: [] },
  });
  expect(new Map(report.requirements.map(({ id, verdict }) => [id, verdict]))).toEqual(
    new Map(set.requirements.map((id) => [id, 'pass'])),
  );
  expect(report.gate.exitCode).toBe(0);
  expect([report.run.set, report.checks[0]?.verdict]).toEqual(['v1@2026.1', 'observed']);
});

test('a filter that matches nothing of the set is refused', async () => {
  await expect(prepareRun(target, { only: ['groups/'], areas: [], deep: false, set })).rejects.toThrow(
    '--only groups/ matches no check',
  );
});

test('counting what a run will send can be broken off', async () => {
  const signal = AbortSignal.abort();
  const { checks, plan } = await prepareRun(target, { only: [], areas: [], deep: false, set, signal });
  expect(checks).toHaveLength(set.checks.length);
  expect(plan.forecast.byCheck).toEqual({});
});

test('the command line runs a set', async () => {
  const args = ['run', '--set', 'v1@2026.1', '--only', 'broadcast/answers-202', '--formats', 'json', '--out', room];
  const { code, stdout } = await spawnCli(args).ended;
  expect(stdout).toMatch(/^set {7}v1@2026\.1: /m);
  const { run } = JSON.parse(readFileSync(join(room, 'report.json'), 'utf8')) as Report;
  expect([code, run.set]).toEqual([0, 'v1@2026.1']);
});

test('a set that is not there is refused, with the one that was probably meant', async () => {
  const { code, stderr } = await spawnCli(['run', '--set', 'v1@2026.11', '--out', room]).ended;
  expect(stderr).toBe('asrs-conformance: --set v1@2026.11: there is no such set; did you mean v1@2026.1?\n');
  expect(code).toBe(64);
});

test('list --set has exactly its checks and requirements', async () => {
  const { code, stdout } = await spawnCli(['list', '--json', '--set', 'v1@2026.1']).ended;
  const listed = JSON.parse(stdout) as Record<'checks' | 'requirements', readonly { readonly id: string }[]>;
  const [frozen] = loadSets();
  for (const kind of ['checks', 'requirements'] as const)
    expect(listed[kind].map(({ id }) => id).toSorted()).toEqual(frozen![kind].toSorted());
  expect(code).toBe(0);
});

test('list --sets prints them', async () => {
  const { code, stdout } = await spawnCli(['list', '--sets']).ended;
  expect(stdout).toMatch(/^v1@2026\.1 {2}\d+ checks, \d+ requirements\n/);
  expect(code).toBe(0);
});
