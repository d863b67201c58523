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

/** Judges the service that answers broadcasts with 200, or what is named. */
const run = (known: string, env: NodeJS.ProcessEnv = { ASRS_CONNECTION_STRING: service.connectionString }) =>
  spawnCli(['run', '--out', out(), '--seed', '1', '--only', 'broadcast/', '--known', known], { env }).ended;

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
      /\nconformant: \d+ must requirements? passed, no other failed; 1 known deviation \(broadcast\/answers-202\)/,
    );
    expect(stdout).toMatch(
      /\n {2}known {2}broadcast\/answers-202 {2}fails: Our gateway answers 200\. .*owner gateway team, accepted until 2099-12-31/,
    );
    expect(code).toBe(0);
    const { checks, requirements, known } = report();
    expect(known).toEqual({ file: example, entries: 3, outOfDate: [] });
    for (const result of [...checks, ...requirements].filter(({ verdict }) => verdict === 'known'))
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
    ['an unreadable file', undefined, 64, /--known \S+nowhere\.yaml: there is no such file/],
  ])('refuses %s before anything is sent', async (_, text, exitCode, sentence) => {
    const { code, stderr } = await (text === undefined ? run(join(room, 'nowhere.yaml')) : runWith(text));
    expect(stderr).toMatch(sentence);
    expect(code).toBe(exitCode);
  });
});
