import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inMemoryEmulator } from '../../../fixtures/composites/in-memory-emulator.ts';
import { faults } from '../../../fixtures/faults/index.ts';
import { spawnCli } from '../../../fixtures/testing/spawn-cli.ts';
import type { Report } from '../../contract/report.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import { withFaults, type ServiceFault } from '../../reference/service-fault.ts';
import { startService } from '../../reference/start-service.ts';
import { sha256 } from '../../run/certify/trace-keys.ts';
import { releaseChanges } from '../../proof/changes/release-changes.ts';
import { readBundle } from './bundle.ts';

const accessKey = 'canary-key-of-a-certified-service-0123456789';
const out = mkdtempSync(join(tmpdir(), 'asrs-certify-'));
const bundle = join(out, 'bundle.gz');
const several = ['users', 'connections'];

const certify = async (
  wrong: readonly ServiceFault[],
  areas: readonly string[] = [],
  ...more: readonly string[]
): Promise<number | null> => {
  await using service = await startService({ ...withFaults(wrong, correctPolicies()), accessKey });
  const args = ['certify', '--target', service.url, '--key', accessKey, '--out', out, '--no-repro', '--seed', '7'];
  return (await spawnCli([...args, '--area', 'broadcast', 'monitors', ...areas, ...more]).ended).code;
};

const judge = (file: string) => spawnCli(['judge', file]).ended;

const linesOf = (file: string): string[] => gunzipSync(readFileSync(file)).toString().split('\n');

const written = (name: string, lines: readonly string[]): string => {
  const file = join(out, name);
  writeFileSync(file, gzipSync(lines.join('\n')));
  return file;
};

const faultsNamed = (...ids: readonly string[]): readonly ServiceFault[] => faults.filter(({ id }) => ids.includes(id));

afterAll(() => rmSync(out, { recursive: true }));

describe('of a service with three faults', () => {
  let exitCode: number | null = 0;
  beforeAll(async () => {
    const three = faultsNamed('broadcast/answers-200', 'users/send-first-lost', 'connections/send-doubled');
    // Who waits for what is lost as long as other profiles allow takes three times as long.
    exitCode = await certify(three, several, '--profile', 'reference');
  }, 180_000);

  test('the run is judged again from its bundle, while nobody listens, to the same verdicts', async () => {
    const { code, stdout, stderr } = await judge(bundle);
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    expect(stderr).toBe('');
    expect(stdout).toMatch(/judged +\d+ of \d+ checks again in \d+ s, with the same verdicts/);
    expect(stdout).toContain(report.gate.sentence);
    expect([code, exitCode]).toEqual([1, 1]);
  });

  test('the bundle has the version of the suite, its fault score and the seed, and neither key nor token', async () => {
    const text = linesOf(bundle).join('\n');
    expect(text).not.toContain(accessKey);
    expect(text).not.toMatch(/eyJ[\w-]{10,}\.eyJ/);
    const { suite, report } = (await readBundle(bundle)).bundle;
    expect(suite.faults.proved).toBeGreaterThan(suite.faults.checks * 0.9);
    expect(report.run.seed).toBe(7);
  });

  test('a bundle that was touched is refused, and so is one whose digests were made to fit', async () => {
    const [first = '', report = '', ...rest] = linesOf(bundle);
    const better = report.replace('"verdict":"fail"', '"verdict":"pass"');
    const touched = await judge(written('touched.gz', [first, better, ...rest]));
    expect(touched.stderr).toContain('its report was touched');
    expect(touched.code).toBe(64);
    const fitted = first.replace(sha256(report), sha256(better));
    const forged = await judge(written('forged.gz', [fitted, better, ...rest]));
    expect(forged.stderr).toContain('the bundle does not hold what its report says');
    expect(forged.code).toBe(64);
  });

  test('a release says which verdicts it changes on a stored run', async () => {
    expect(await releaseChanges('stored', bundle)).toMatch(/^### stored: \S+ to \S+\n\nNo verdict changes\.$/);
    const [first = '', report = '', ...rest] = linesOf(bundle);
    const other = report.replace(/("id":"broadcast\/answers-202"[^}]*"verdict":)"fail"/, '$1"pass"');
    const stored = written('stored.gz', [first.replace(sha256(report), sha256(other)), other, ...rest]);
    expect(await releaseChanges('stored', stored)).toContain(
      '- broadcast/answers-202: pass in the report, fail from the trace',
    );
  });

  test('without an exchange there is no verdict', async () => {
    const [first = '', report = '', run = '', ...trace] = linesOf(bundle);
    const fewer = trace.filter((line) => !(line.includes('"kind":"request"') && line.includes('"method":"GET"')));
    const fitted = first.replace(sha256(trace.join('\n')), sha256(fewer.join('\n')));
    const { code, stderr } = await judge(written('fewer.gz', [fitted, report, run, ...fewer]));
    expect(stderr).toContain('the bundle does not hold an answer to GET ');
    expect(code).toBe(64);
  });
});

test('a service that is wrong in many places is judged again to the same verdicts', async () => {
  expect(await certify(inMemoryEmulator.faults, ['connections'])).toBe(1);
  const { code, stdout, stderr } = await judge(bundle);
  expect(stderr).toBe('');
  expect(stdout).toContain('with the same verdicts');
  expect(code).toBe(1);
});

test('a run that is judged by a list that it has written is judged again by the same', async () => {
  const list = join(out, 'fresh.yaml');
  const wrong = faultsNamed('broadcast/answers-200');
  expect(await certify(wrong, [], '--known', list, '--update-known')).toBe(0);
  expect(readFileSync(list, 'utf8')).toContain('broadcast/answers-202');
  const { code, stdout, stderr } = await judge(bundle);
  expect(stderr).toBe('');
  expect(stdout).toContain('with the same verdicts');
  expect(code).toBe(0);
});

test('a correct service is judged again to the same verdicts, and a run that ends early leaves no bundle of it', async () => {
  expect(await certify([])).toBe(0);
  expect(existsSync(bundle)).toBe(true);
  const again = await judge(bundle);
  expect(again.stdout).toContain('with the same verdicts');
  expect(again.code).toBe(0);
  expect(await certify(faultsNamed('broadcast/answers-200'), [], '--bail')).toBe(1);
  expect(existsSync(bundle)).toBe(false);
  const { code, stderr } = await judge(bundle);
  expect(stderr).toContain('cannot be read (ENOENT)');
  expect(code).toBe(64);
});

test('a folder where the bundle belongs is refused before anything is sent, and stays', async () => {
  const there = join(out, 'mine');
  mkdirSync(join(there, 'bundle.gz'), { recursive: true });
  const { code, stdout, stderr } = await spawnCli(['certify', '--out', there, '--only', 'broadcast/answers-202']).ended;
  expect(stderr).toContain(`${join(there, 'bundle.gz')} was not written by an earlier run`);
  expect(stdout).not.toMatch(/^run /m);
  expect([code, existsSync(join(there, 'bundle.gz'))]).toEqual([64, true]);
});

test('there is nothing to list', async () => {
  const { code, stdout, stderr } = await spawnCli(['certify', '--list', '--out', join(out, 'listed')]).ended;
  expect(stderr).toMatch(/unknown option '--list'/);
  expect([code, stdout, existsSync(join(out, 'listed'))]).toEqual([64, '', false]);
});

test('a part of a run is not certified', async () => {
  const { code, stderr } = await spawnCli(['certify', '--shard', '1/2', '--seed', '7']).ended;
  expect(stderr).toContain('certify and --shard exclude each other');
  expect(code).toBe(64);
});
