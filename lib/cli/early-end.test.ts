import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults } from '../../fixtures/faults/index.ts';
import { spawnCli, type Ended } from '../../fixtures/testing/spawn-cli.ts';
import type { Report } from '../contract/report.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { startService } from '../reference/start-service.ts';

const accessKey = 'key-of-runs-that-end-early-0123456789';
let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-early-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

interface Early extends Ended {
  readonly report: Report;
  readonly junit: string;
  readonly lastLine: string;
  readonly left: { readonly connections: number; readonly relations: number };
}

let runs = 0;

/** Runs against a service that answers broadcasts wrongly, or one that does nothing wrong. */
const run = async (fault: 'broadcast/answers-200' | undefined, ...args: readonly string[]): Promise<Early> => {
  const change = faults.find(({ id }) => id === fault)?.policies;
  await using service = await startService({ accessKey, policies: change?.(correctPolicies()) ?? correctPolicies() });
  const out = join(room, `out-${(runs += 1)}`);
  const env = { ASRS_CONNECTION_STRING: service.connectionString };
  const ended = await spawnCli(['run', '--out', out, '--profile', 'reference', '--seed', '1', ...args], { env }).ended;
  return {
    ...ended,
    report: JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report,
    junit: readFileSync(join(out, 'junit.xml'), 'utf8'),
    lastLine: ended.stdout.trimEnd().split('\n').at(-1) ?? '',
    left: service.census(),
  };
};

const named = ({ checks }: Report, verdict: string): readonly string[] =>
  checks.filter((one) => one.verdict === verdict).map(({ check }) => check);

describe.concurrent('a run that is ended by its own limits', { timeout: 120_000 }, () => {
  test('ends after the first failed check, names what it left out, and still fails', async () => {
    const { code, report, junit, lastLine, stdout, left } = await run('broadcast/answers-200', '--bail');
    expect(code).toBe(1);
    expect(report.run.stopped).toEqual({ code: 'ERR_BAIL', message: '1 check failed (--bail 1)' });
    expect(report.run.complete).toBe(false);
    const { leftOut } = report.run;
    expect(leftOut?.checks).toEqual(named(report, 'left out'));
    expect(leftOut?.checks.length).toBeGreaterThan(0);
    expect(leftOut?.requirements.length).toBeGreaterThan(0);
    expect(named(report, 'fail')).toContain('broadcast/answers-202');
    expect(lastLine).toMatch(
      /^not conformant: .*; ended early: 1 check failed \(--bail 1\); [\d,]+ of [\d,]+ checks and [\d,]+ requirements? left out$/,
    );
    // One line says what is open; the reports name it.
    expect(stdout).toMatch(
      /\n\nLeft out: 1 check failed \(--bail 1\)\. [\d,]+ of [\d,]+ checks: \w.*; report\.json names them\n\n/,
    );
    expect(junit).toMatch(/<skipped message="(?:not begun|broken off): 1 check failed \(--bail 1\)"\/>/);
    expect(report.scripts?.[0]).toMatchObject({ result: 'reproduced' });
    expect(left).toMatchObject({ connections: 0, relations: 0 });
  });

  test('goes on where fewer checks have failed', async () => {
    const { code, report } = await run(
      'broadcast/answers-200',
      '--bail',
      '2',
      '--only',
      'broadcast/answers-202',
      '--no-repro',
    );
    expect([code, report.run.complete]).toEqual([1, true]);
    expect(report.run.stopped).toBeUndefined();
  });

  test('ends when its time is over, and cannot say what it did not judge', async () => {
    const { code, report, junit, stdout, stderr, left } = await run(undefined, '--max-time', '6s');
    expect(code).toBe(2);
    expect(report.run.stopped).toMatchObject({ code: 'ERR_MAX_TIME' });
    expect(report.run.leftOut?.checks).toEqual(named(report, 'left out'));
    expect(stdout + stderr).toMatch(/the time of 6 s is over \(--max-time\)/);
    expect(junit).toContain('the time of 6 s is over (--max-time)');
    expect(left).toMatchObject({ connections: 0, relations: 0 });
  });

  test('names every check where the time is over before the first', async () => {
    const { code, stderr, report } = await run(undefined, '--max-time', '1ms', '--only', 'users/existence');
    expect(code).toBe(2);
    expect(stderr).toBe('asrs-conformance: the time of 1 ms is over (--max-time) before the first check\n');
    expect(report.run.leftOut?.checks).toContain('users/existence');
  });
});

describe.concurrent('a limit that is none is refused', () => {
  test.each([
    [['--bail', '0'], /--bail.*'0' is invalid\. expected a whole number from 1/],
    [['--bail', 'x'], /--bail.*expected a whole number from 1/],
    [['--max-time', '90'], /--max-time.*'90' is invalid\. expected a duration such as 90s, 5m or 1m30s/],
    [['--max-time', '0s'], /--max-time.*expected a duration/],
    [['--max-time', 'soon'], /--max-time.*expected a duration/],
  ])('%j', async (args, sentence) => {
    const { code, stderr } = await spawnCli(['run', ...args], { env: {} }).ended;
    expect(code).toBe(64);
    expect(stderr).toMatch(sentence);
  });
});
