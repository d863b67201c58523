import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnCli, type Ended } from '../../../fixtures/testing/spawn-cli.ts';
import type { Report } from '../../contract/report.ts';
import { packagePath } from '../../package-root.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import { startService, type Service } from '../../reference/start-service.ts';

const correct = correctPolicies();

let service: Service;
let room = '';
beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'asrs-known-'));
  service = await startService({
    policies: {
      ...correct,
      answer: (outcome, call, request) => {
        const answer = correct.answer(outcome, call, request);
        return call?.operation.id === 'broadcast' && answer.status === 202 ? { ...answer, status: 200 } : answer;
      },
    },
  });
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  rmSync(room, { recursive: true, force: true });
});

const out = (): string => join(room, 'out');
const fileOf = (name: string): string => readFileSync(join(out(), name), 'utf8');
const report = (): Report => JSON.parse(fileOf('report.json')) as Report;

/** All that verify the requirement of the example. */
const checks = ['broadcast/answers-202', 'ground/broadcast-is-accepted'];

/** Judges the service that answers broadcasts with 200, or what is named. */
const run = (
  known: string,
  env: NodeJS.ProcessEnv = { ASRS_CONNECTION_STRING: service.connectionString },
  ...more: readonly string[]
): Promise<Ended> =>
  spawnCli(['run', '--no-repro', '--out', out(), '--seed', '1', '--only', ...checks, '--known', known, ...more], {
    env,
  }).ended;

const runWith = (text: string): Promise<Ended> => {
  const file = join(room, 'known.yaml');
  writeFileSync(file, text);
  return run(file);
};

const example = packagePath('examples/known.yaml');

describe('run --known', () => {
  test('is green where all that fails is known, and every report says so', async () => {
    const { code, stdout, stderr } = await run(example);
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /\nconformant but for known deviations: \d+ must requirements? passed, no other failed; 1 known deviation \(broadcast\/answers-202\)/,
    );
    expect(stdout).toMatch(
      /\n {2}known {2}broadcast\/answers-202 {2}fails: Our gateway answers 200\. .*owner gateway team, accepted until 2099-12-31/,
    );
    expect(code).toBe(0);
    const { checks: results, requirements, known } = report();
    expect(known).toEqual({ file: example, entries: 3, outOfDate: [] });
    for (const result of [...results, ...requirements].filter(({ verdict }) => verdict === 'known'))
      expect(result.known?.id).toBe('broadcast/answers-202');
    expect(fileOf('junit.xml')).toMatch(
      /name="\[known\] [^>]*>\n<skipped message="known deviation, fails: Our gateway answers 200\./,
    );
    expect(fileOf('junit.xml')).toContain('failures="0"');
    expect(fileOf('summary.md')).toMatch(/### Known deviations .*\n\n- \*\*broadcast\/answers\\-202\*\* fails: Our/);
  });

  test('ends with 3 where what is known to fail holds, and says which lines to delete', async () => {
    const { code, stdout } = await run(example, {});
    const sentence = `${example}:9: $.fails[0].requirement: broadcast/answers-202 holds now; delete lines 9 to 13`;
    expect(stdout).toContain(`\nknown deviations out of date: ${sentence}\n`);
    expect(code).toBe(3);
    expect(fileOf('junit.xml')).toContain('<failure message="known deviations out of date: ');
  });

  test('ends with 1 where something else fails too', async () => {
    const { code, stdout } = await runWith('fails:\n  - { requirement: broadcast/in-order, reason: r }\n');
    expect(stdout).toMatch(/\nnot conformant: /);
    expect(code).toBe(1);
  });

  test.each([
    [
      'a mistake',
      'fails:\n  - requirement: broadcast/answer-202\n    reason: r\n',
      3,
      /known\.yaml:2: .*did you mean "broadcast\/answers-202"\?/,
    ],
    ['a folder', undefined, 64, /--known \S+: it is a folder/],
  ])('refuses %s before anything is sent', async (_, text, exitCode, sentence) => {
    const { code, stdout, stderr } = await (text === undefined ? run(room) : runWith(text));
    expect(stderr).toMatch(sentence);
    expect(stdout).not.toMatch(/^run /m);
    expect(code).toBe(exitCode);
    expect(report()).toMatchObject({ gate: { exitCode }, cost: { exchanges: 0 }, checks: [] });
    expect(fileOf('junit.xml')).toContain(`type="exit-code-${exitCode}"`);
  });

  test('refuses a file that is not there at once, and says how to make one', async () => {
    const file = join(room, 'nowhere.yaml');
    const { code, stdout, stderr } = await run(file);
    expect(stderr).toBe(`asrs-conformance: --known ${file}: there is no such file; --update-known creates it\n`);
    expect([code, stdout]).toEqual([64, '']);
  });
});

describe('run --update-known', () => {
  const file = (): string => join(room, 'written.yaml');
  const text = (): string => readFileSync(file(), 'utf8');
  const update = (env: NodeJS.ProcessEnv, ...more: readonly string[]): Promise<Ended> =>
    run(file(), env, '--update-known', ...more);
  const faulty = (): NodeJS.ProcessEnv => ({ ASRS_CONNECTION_STRING: service.connectionString });

  test('with a ratchet adds nothing, and the run stays red', async () => {
    writeFileSync(file(), '# Ours.\n');
    const { code, stdout } = await update(faulty(), '--ratchet');
    expect(stdout).toContain(`\n${file()}: not extended (--ratchet) for broadcast/answers-202\n`);
    expect(code).toBe(1);
    expect(text()).toBe('# Ours.\n');
  });

  test('adds what fails, so that the next run is green', async () => {
    const { code, stdout } = await update(faulty());
    expect(stdout).toContain(`\n${file()}: 1 requirement added\nconformant but for known deviations: `);
    expect(code).toBe(0);
    const day = new Date().toISOString().slice(0, 10);
    expect(text()).toBe(
      `# Ours.\n\nfails:\n  - requirement: broadcast/answers-202\n    reason: "found on ${day} (seed 1): broadcast answered 200; expected 202, seen 200"\n`,
    );
    expect((await run(file())).code).toBe(0);
  });

  test('keeps the reason that somebody gave, and deletes what holds', async () => {
    const given = text().replace(/found by.*/, 'as agreed');
    writeFileSync(file(), given);
    expect((await update(faulty())).stdout).toContain(`\n${file()}: nothing to change\n`);
    expect(text()).toBe(given);
    const { code, stdout } = await update({});
    expect(stdout).toContain(`\n${file()}: 1 deviation deleted\n`);
    expect(code).toBe(0);
    expect(text()).not.toContain('answers-202');
  });

  test('refuses a list in a folder that is not there, before anything is sent', async () => {
    const nowhere = join(room, 'nowhere', 'known.yaml');
    const { code, stdout, stderr } = await run(nowhere, faulty(), '--update-known');
    expect(stderr).toBe(
      `asrs-conformance: --known ${nowhere}: there is no folder ${join(room, 'nowhere')}, and --update-known writes the list after the run\n`,
    );
    expect([code, stdout]).toEqual([64, '']);
  });

  // To root, nothing is protected.
  test.skipIf(process.getuid?.() === 0)('refuses a list that is protected, before anything is sent', async () => {
    writeFileSync(join(room, 'protected.yaml'), '# Ours.\n', { mode: 0o444 });
    const { code, stdout, stderr } = await run(join(room, 'protected.yaml'), faulty(), '--update-known');
    expect(stderr).toMatch(/protected\.yaml cannot be written to \(EACCES\), and --update-known writes the list/);
    expect([code, stdout]).toEqual([64, '']);
  });

  test.each([
    ['a list', ['--update-known'], /--update-known needs --known/],
    ['an update', ['--known', example, '--ratchet'], /--ratchet needs --update-known/],
    [
      'all values',
      ['--known', example, '--update-known', '--replay', 'names/group-ascii:0', '--seed', '1'],
      /--update-known and --replay exclude each other/,
    ],
  ])('needs %s', async (_, args, sentence) => {
    const { code, stderr } = await spawnCli(['run', '--out', out(), ...args]).ended;
    expect(stderr).toMatch(sentence);
    expect(code).toBe(64);
  });
});
