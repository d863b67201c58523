import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { spawnCli, type Ended } from '../../fixtures/testing/spawn-cli.ts';
import type { Report } from '../contract/report.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { startService, type Service } from '../reference/start-service.ts';

let room = '';
const out = (): string => join(room, 'out');
const list = (): string => join(room, 'lists', 'known.yaml');
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-late-'));
  mkdirSync(join(room, 'lists'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

/** Answers broadcasts with 200. At the first of them, when all that is known beforehand was looked at, something gets in the way. */
const startWrong = (getInTheWay: () => void): Promise<Service> => {
  const correct = correctPolicies();
  let isInTheWay = false;
  const answer: typeof correct.answer = (outcome, call, request) => {
    const right = correct.answer(outcome, call, request);
    if (call?.operation.id !== 'broadcast' || right.status !== 202) return right;
    if (!isInTheWay) getInTheWay();
    isInTheWay = true;
    return { ...right, status: 200 };
  };
  return startService({ policies: { ...correct, answer } });
};

const checks = ['--only', 'broadcast/answers-202', 'ground/broadcast-is-accepted'];

const run = async (getInTheWay: () => void, command: string, ...more: readonly string[]): Promise<Ended> => {
  await using service = await startWrong(getInTheWay);
  const env = { ASRS_CONNECTION_STRING: service.connectionString };
  return await spawnCli([command, '--out', out(), '--seed', '1', ...checks, ...more], { env }).ended;
};

const loseLists = (): void => rmSync(join(room, 'lists'), { recursive: true });
const updating = (): readonly string[] => ['--known', list(), '--update-known'];
const replaced = (name: string) => (): void => {
  mkdirSync(join(out(), name));
};

/** All that was judged is in the report and on the terminal, and the last word is what could not be written. */
const expectJudged = ({ code, stdout, stderr }: Ended, trouble: RegExp): Report => {
  expect(stderr).toMatch(trouble);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stdout).toMatch(/\ncost +/);
  const report = JSON.parse(readFileSync(join(out(), 'report.json'), 'utf8')) as Report;
  expect(report.checks.find(({ check }) => check === 'broadcast/answers-202')?.verdict).toBe('fail');
  expect(stdout.endsWith(`\n${report.gate.sentence}\n`)).toBe(true);
  expect([code, report.gate.exitCode]).toEqual([64, 1]);
  return report;
};

describe('what was judged is reported, also where', () => {
  test('the list of known deviations cannot be written', async () => {
    const ended = await run(loseLists, 'run', ...updating(), '--no-repro');
    const report = expectJudged(
      ended,
      /^asrs-conformance: cannot write the known deviations to \S+known\.yaml: ENOENT/,
    );
    expect(report.known).toMatchObject({ file: list(), entries: 0 });
    expect(ended.stdout).toContain(`\nreports       ${out()} (open report.html)\n`);
  });

  test('the scripts cannot be written', async () => {
    const ended = await run(() => writeFileSync(join(out(), 'repro'), ''), 'run');
    const { scripts } = expectJudged(ended, /^asrs-conformance: cannot write the scripts to \S+repro: EEXIST/);
    expect(scripts).toBeUndefined();
  });

  test('the bundle cannot be written, and the list cannot either', async () => {
    const both = (): void => {
      loseLists();
      replaced('bundle.gz')();
    };
    const ended = await run(both, 'certify', '--no-repro', ...updating());
    expect(ended.stdout).not.toMatch(/^bundle /m);
    expectJudged(
      ended,
      /^asrs-conformance: cannot write the known deviations to .*; cannot write the bundle to .*: EISDIR/,
    );
  });

  test('one of the reports cannot be written', async () => {
    const ended = await run(replaced('junit.xml'), 'run', '--no-repro');
    expectJudged(ended, /^asrs-conformance: cannot write the reports to \S+out: EISDIR/);
    expect(ended.stdout).not.toMatch(/^reports /m);
  });
});

test('merged parts are reported where the list cannot be written', async () => {
  await using service = await startWrong(() => undefined);
  const env = { ASRS_CONNECTION_STRING: service.connectionString };
  const part = ['run', '--no-repro', '--formats', 'json', '--seed', '1', '--shard', '1/1', ...checks];
  expect((await spawnCli([...part, '--out', join(room, 'part')], { env }).ended).code).toBe(1);
  symlinkSync(join(room, 'nowhere', 'known.yaml'), list());
  const args = ['merge', join(room, 'part', 'report.json'), '--out', out(), ...updating()];
  expectJudged(await spawnCli(args).ended, /^asrs-conformance: cannot write the known deviations to /);
});
