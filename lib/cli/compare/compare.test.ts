import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { checkResult, failedCheck, requirementResult } from '../../../fixtures/testing/known-results.ts';
import { spawnCli } from '../../../fixtures/testing/spawn-cli.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import { packagePath } from '../../package-root.ts';

const id = 'broadcast/answers-202';
const requirement = (verdict: CheckResult['verdict']) => [requirementResult(id, { verdict })];
const green: Report = { ...exampleReport, checks: [checkResult(id)], requirements: requirement('pass') };
const red: Report = { ...exampleReport, checks: [failedCheck(id, [id])], requirements: requirement('fail') };

let room = '';
const file = (name: string): string => join(room, name);
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-compare-'));
  writeFileSync(file('green.json'), JSON.stringify(green));
  writeFileSync(file('red.json'), JSON.stringify(red));
  writeFileSync(file('other.json'), JSON.stringify({ ...red, checks: [failedCheck('mine/x', ['mine/x'])] }));
  writeFileSync(file('none.json'), '{}');
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const compare = (before: string, after: string, ...more: readonly string[]) =>
  spawnCli(['compare', file(before), file(after), ...more]).ended;

describe('compare', () => {
  test('ends with 1 where something got worse, else with 0', async () => {
    const [worse, better] = await Promise.all([compare('green.json', 'red.json'), compare('red.json', 'green.json')]);
    expect(worse.stdout).toMatch(/\nBroken\n[^]*\nworse: broken: 1 requirement and 1 cause\n$/);
    expect(better.stdout).toMatch(/\nnot worse: fixed: 1 requirement and 1 cause\n$/);
    expect([worse.code, better.code]).toEqual([1, 0]);
  });

  test('writes Markdown and JSON to a file', async () => {
    const { code, stdout } = await compare('green.json', 'red.json', '--format', 'json', '--output', file('out.json'));
    expect([code, stdout]).toEqual([1, 'worse: broken: 1 requirement and 1 cause\n']);
    expect(JSON.parse(readFileSync(file('out.json'), 'utf8'))).toMatchObject({
      format: 1,
      before: { file: file('green.json') },
      requirements: [{ kind: 'broken', id }],
      exitCode: 1,
    });
    expect((await compare('green.json', 'red.json', '--format', 'markdown')).stdout).toMatch(
      /^## Conformance compared\n/,
    );
  });

  test.each([
    ['a file that is no report', 'none.json', [], /none\.json: is not a report: .*expected the report\.json of a run/],
    ['a file that is not there', 'nowhere.json', [], /nowhere\.json: cannot be read \(ENOENT\)/],
    ['a format that there is not', 'red.json', ['--format', 'html'], /Allowed choices are text, markdown, json/],
    ['a place that cannot be written to', 'red.json', ['--output', '/dev/null/x'], /cannot write the comparison to/],
  ])('refuses %s', async (_, after, more, sentence) => {
    const { code, stderr } = await compare('green.json', after, ...more);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(64);
  });
});

/** No file may become longer than 1 KB, so that writing fails half-way, as on a full disk. */
test.runIf(process.platform === 'linux')('a comparison that cannot be written to its end leaves the old one', () => {
  mkdirSync(file('full'));
  writeFileSync(file('full/old.json'), 'of yesterday');
  const cli = `"${process.execPath}" "${packagePath('bin/asrs-conformance.js')}"`;
  const line = `ulimit -f 1; exec ${cli} compare green.json red.json --format json --output full/old.json`;
  const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: room, encoding: 'utf8' });
  expect(stderr).toMatch(/^asrs-conformance: cannot write the comparison to full\/old\.json: EFBIG/);
  expect(status).toBe(64);
  expect(readFileSync(file('full/old.json'), 'utf8')).toBe('of yesterday');
  expect(readdirSync(file('full'))).toEqual(['old.json']);
});

describe('run --only-failed', () => {
  const run = (report: string, ...more: readonly string[]) =>
    spawnCli(['run', '--out', file('out'), '--only-failed', file(report), ...more]).ended;

  test('runs what was not green, with the seed of that run', async () => {
    const { code, stdout } = await run('red.json');
    expect(stdout).toMatch(/\nrun +\w+, seed 5, \d+ checks\n/);
    expect(code).toBe(0);
    const again = JSON.parse(readFileSync(file('out/report.json'), 'utf8')) as Report;
    expect(again.checks.filter(({ area }) => area !== 'monitors').map(({ check }) => check)).toEqual([id]);
    expect(again.run.selection).toEqual([id]);
  });

  test.each([
    ['a run in which all was green', 'green.json', [], /every check of that run was green/],
    ['checks that are not there', 'other.json', [], /there is no check mine\/x; a check of a suite file needs --suite/],
    ['a file that is no report', 'none.json', [], /expected the report\.json of a run/],
    ['another area', 'red.json', ['--area', 'users'], /--area and --only-failed together match no check/],
    ['a replay', 'red.json', ['--replay', 'names/group-ascii:0', '--seed', '1'], /--only-failed and --replay exclude/],
  ])('refuses %s', async (_, report, more, sentence) => {
    const { code, stderr } = await run(report, ...more);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(64);
  });
});
