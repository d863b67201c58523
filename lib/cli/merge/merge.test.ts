import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnCli, type Ended } from '../../../fixtures/testing/spawn-cli.ts';
import type { Report } from '../../contract/report.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import { startService, type Service } from '../../reference/start-service.ts';

let room = '';
let service: Service;
let codes: readonly unknown[] = [];
const chosen = ['--only', 'broadcast/', 'ground/broadcast'];

const run = (out: string, ...args: readonly string[]): Promise<Ended> => {
  const env = { ASRS_CONNECTION_STRING: service.connectionString, CI_NODE_INDEX: '2', CI_NODE_TOTAL: '2' };
  const common = ['--formats', 'json', '--no-repro', '--out', join(room, out)];
  return spawnCli(['run', ...chosen, ...common, ...args], { env }).ended;
};

const part = (out: string): string => join(room, out, 'report.json');

const merge = (out: string, ...args: readonly string[]): Promise<Ended> =>
  spawnCli(['merge', '--out', join(room, out), ...args]).ended;

const reportIn = (out: string): Report => JSON.parse(readFileSync(part(out), 'utf8')) as Report;

/** A service that answers broadcasts with 200. */
const startWrong = (): Promise<Service> => {
  const correct = correctPolicies();
  const answer: typeof correct.answer = (outcome, call, request) => {
    const right = correct.answer(outcome, call, request);
    return call?.operation.id === 'broadcast' && right.status === 202 ? { ...right, status: 200 } : right;
  };
  return startService({ policies: { ...correct, answer } });
};

const known = 'fails:\n  - requirement: broadcast/answers-202\n    reason: an old client relies on it\n';

beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'asrs-merge-'));
  service = await startWrong();
  writeFileSync(join(room, 'known.yaml'), known);
  const ended = [
    await run('whole', '--seed', '7'),
    ...(await Promise.all([run('one', '--seed', '7', '--shard', '1/2'), run('two', '--seed', '7', '--shard', 'auto')])),
    await run('other', '--seed', '8', '--shard', '2/2'),
    await run('accepted', '--seed', '7', '--shard', '2/2', '--known', join(room, 'known.yaml')),
  ];
  codes = ended.map(({ code }) => code);
}, 300_000);
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  rmSync(room, { recursive: true, force: true });
});

test('each part has the exit code of what it has seen', () => {
  expect(codes).toEqual([1, 1, 1, 1, 0]);
});

describe('merge', () => {
  test('ends as one machine would, with the same requirements and every format', async () => {
    const { code, stdout } = await merge('all', part('two'), part('one'));
    expect(code).toBe(1);
    const [all, whole] = [reportIn('all'), reportIn('whole')];
    expect(JSON.stringify(all.gate)).toBe(JSON.stringify(whole.gate));
    expect(JSON.stringify(all.requirements)).toBe(JSON.stringify(whole.requirements));
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(whole.gate.sentence);
    expect(existsSync(join(room, 'all', 'junit.xml'))).toBe(true);
    expect(existsSync(join(room, 'all', 'report.html'))).toBe(true);
  });

  test('says what is missing, and is not green', async () => {
    const { code, stdout, stderr } = await merge('half', part('one'), part('nowhere'));
    expect(stderr).toMatch(/nowhere\/report\.json: there is no such file, so its part is missing\n$/);
    expect(stdout).toContain('incomplete: part 2 of 2 is missing');
    expect(stdout).toMatch(/^cost +\d+ of \d+ checks in /m);
    expect(code).toBe(2);
  });

  test('judges with the list of known deviations, and can write it', async () => {
    const list = join(room, 'known.yaml');
    const { code, stdout } = await merge('known', part('one'), part('accepted'), '--known', list);
    expect(stdout).toMatch(/\nconformant but for known deviations: .*1 known deviation \(broadcast\/answers-202\)/);
    expect(code).toBe(0);
    const fresh = join(room, 'fresh.yaml');
    const updated = await merge('fresh', part('one'), part('two'), '--known', fresh, '--update-known');
    expect(updated.code).toBe(0);
    expect(readFileSync(fresh, 'utf8')).toContain('broadcast/answers-202');
  });

  test.each([
    [
      'another run',
      ['one', 'other'],
      /other\/report\.json is of another run than \S+one\/report\.json: its seed is 8, not 7\n$/,
    ],
    [
      'the same part twice',
      ['one', 'one'],
      /one\/report\.json and \S+one\/report\.json are both part 1 of 2; give one\n$/,
    ],
    [
      'a part that is not there, where none is missing',
      ['one', 'two', 'nowhere'],
      /nowhere\/report\.json: there is no such file, and all 2 parts are given\n$/,
    ],
    [
      'no part',
      ['nowhere'],
      /nowhere\/report\.json: there is no such file; expected the report\.json of at least one part\n$/,
    ],
    [
      'a whole run',
      ['one', 'whole'],
      /whole\/report\.json: is the report of a whole run; expected .* of a part \(run --shard\)\n$/,
    ],
    [
      'a list that is forgotten',
      ['one', 'accepted'],
      /accepted\/report\.json was judged with --known \S+; give merge --known as well\n$/,
    ],
  ])('refuses %s in one sentence', async (_name, parts, sentence) => {
    const { code, stderr } = await merge('refused', ...parts.map(part));
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(64);
    expect(existsSync(join(room, 'refused'))).toBe(false);
  });

  test('refuses to overwrite a part', async () => {
    const { code, stderr } = await merge('one', part('one'), part('two'));
    expect(stderr).toMatch(/the report of the whole would overwrite the part/);
    expect(code).toBe(64);
    expect(reportIn('one').part?.index).toBe(1);
  });
});

test('a part needs a seed', async () => {
  const { code, stderr } = await run('none', '--shard', '1/2');
  expect(stderr).toMatch(/^asrs-conformance: --shard needs --seed, the same number for every part/);
  expect(code).toBe(64);
});
