import { expect, test } from 'vitest';
import { spawnCli } from '../../../fixtures/testing/spawn-cli.ts';
import { suites } from '../../../suites/index.ts';
import { loadRequirements } from '../../spec/load-requirements.ts';

const list = async (...args: readonly string[]) => spawnCli(['list', ...args]).ended;

interface Json {
  readonly areas: readonly string[];
  readonly checks: readonly { readonly id: string; readonly area: string; readonly verifies: readonly string[] }[];
  readonly requirements: readonly {
    readonly id: string;
    readonly level: string;
    readonly source: string;
    readonly checks: readonly string[];
    readonly excluded?: string;
  }[];
}

test('without arguments, is one line an area', async () => {
  const { code, stdout } = await list();
  const { length } = suites.flatMap(({ checks }) => checks);
  for (const { area, checks } of suites)
    expect(stdout).toMatch(new RegExp(`^ {2}${area} +${checks.length}( +\\d+){3}$`, 'm'));
  expect(stdout).toMatch(new RegExp(`^ {2}all +${length}( +\\d+){3}$`, 'm'));
  expect(stdout.split('\n').length).toBeLessThan(40);
  expect(code).toBe(0);
});

test('of an area, prints its checks, as --area does', async () => {
  const [one, other] = await Promise.all([list('users'), list('--area', 'users')]);
  expect(one.stdout).toMatch(/^ {6}must {4}.+ \[users\/found\]$/m);
  expect(one).toEqual(other);
});

test('as JSON, has every check, and every requirement with the checks that verify it', async () => {
  const listed = JSON.parse((await list('--json')).stdout) as Json;
  const checks = suites.flatMap((suite) => suite.checks);
  expect(listed.checks.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
  expect(listed.requirements.map(({ id }) => id)).toEqual(loadRequirements().map(({ id }) => id));
  for (const requirement of listed.requirements) {
    const verifying = listed.checks.filter(({ verifies }) => verifies.includes(requirement.id));
    expect(requirement.checks).toEqual(verifying.map(({ id }) => id));
    expect(requirement.checks.length > 0 || requirement.excluded !== undefined).toBe(true);
    expect(requirement.source).not.toBe('');
  }
});

test('as JSON of an area, has that area and the requirements of its checks only', async () => {
  const { checks, requirements } = JSON.parse((await list('ttl', '--json')).stdout) as Json;
  expect(new Set(checks.map(({ area }) => area))).toEqual(new Set(['ttl', 'monitors']));
  expect(requirements.every((requirement) => requirement.checks.length > 0)).toBe(true);
});

test('guesses which area was meant where there is no such one', async () => {
  const { code, stderr } = await list('user');
  expect(stderr).toMatch(/--area user matches no check; did you mean users\?/);
  expect(code).toBe(64);
});
