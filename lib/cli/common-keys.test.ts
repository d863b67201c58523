import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startEchoTarget } from '../../fixtures/hostile/echo-target.ts';
import { runCli } from '../../fixtures/testing/run-cli.ts';
import type { Report } from '../contract/report.ts';

describe.concurrent('a key that is a word like any other', { timeout: 300_000 }, () => {
  const chosen = [
    '--only',
    'groups/existence',
    'groups/order',
    'payloads/any-arguments',
    '--seed',
    '1',
    '--runs',
    '0.2',
  ];
  let usual: Promise<unknown> | undefined;

  const verdictsWith = async (key: string): Promise<unknown> => {
    const target = await startEchoTarget({ accessKey: key, correct: true });
    await using outcome = await runCli(['run', ...chosen], {
      env: { ASRS_CONNECTION_STRING: `Endpoint=${target.url};AccessKey=${key}` },
    });
    await target.close();
    const {
      checks: results,
      requirements,
      gate,
    } = JSON.parse(await readFile(join(outcome.folder, 'reports/out/report.json'), 'utf8')) as Report;
    expect(await readFile(join(outcome.folder, 'reports/out/junit.xml'), 'utf8')).toContain('</testsuites>');
    return {
      exitCode: outcome.exitCode,
      gate: gate.exitCode,
      checks: results.map(({ check, verdict }) => [check, verdict]),
      requirements: requirements.map(({ id, verdict }) => [id, verdict]),
    };
  };

  test.each([
    ['1024', '1024'],
    ['target', '1'],
  ])('%s, in a comparison of two services', async (key, seed) => {
    const target = await startEchoTarget({ accessKey: key, correct: true });
    await using outcome = await runCli(
      ['run', '--against', 'reference', '--only', 'groups/existence', '--seed', seed],
      {
        env: { ASRS_CONNECTION_STRING: `Endpoint=${target.url};AccessKey=${key}` },
      },
    );
    await target.close();
    // It tells more than the reference does.
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(JSON.parse(await readFile(join(outcome.folder, 'reports/out/differences.json'), 'utf8'))).toMatchObject({
      exitCode: 1,
      target: { exitCode: 0 },
    });
  });

  test.each(['group', 'true', '1024', 'a'])('%s', async (key) => {
    usual ??= verdictsWith('an unusual key 0123456789');
    expect(await usual).toMatchObject({ exitCode: 0 });
    expect(await verdictsWith(key)).toEqual(await usual);
  });
});
