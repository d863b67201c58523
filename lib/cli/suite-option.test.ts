import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../fixtures/testing/run-cli.ts';
import type { Report } from '../contract/report.ts';
import { packagePath } from '../package-root.ts';

const example = packagePath('examples/suite.yaml');

describe('--suite', { timeout: 120_000 }, () => {
  it('runs a suite from outside, and shows it in the report like ours', async () => {
    await using outcome = await runCli(['run', '--suite', example, '--only', 'chat/', 'users/']);
    expect(outcome).toMatchObject({ exitCode: 0 });
    const out = join(outcome.folder, 'reports/out');
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as Report;
    expect(report.run.suites).toEqual([example]);
    const results = report.checks.filter(({ area }) => area === 'chat');
    expect(results.map(({ check, verdict }) => [check, verdict])).toEqual([
      ['chat/room', 'pass'],
      ['chat/kicked-user', 'pass'],
    ]);
    expect(report.requirements).toContainEqual(
      expect.objectContaining({
        id: 'chat/room-reaches-members',
        level: 'must',
        verdict: 'pass',
        checks: ['chat/room'],
      }),
    );
    expect(await readFile(join(out, 'junit.xml'), 'utf8')).toContain('A message to a room reaches its members');
  });

  it('ends with 64 and one sentence, before anything is sent, for a mistake', async () => {
    await using valid = await runCli(['list', '--suite', example, '--area', 'chat']);
    expect(valid).toMatchObject({ exitCode: 0 });
    const file = join(valid.folder, 'suite.yaml');
    await writeFile(file, (await readFile(example, 'utf8')).replace('reaches: [ann]', 'reaches: [anne]'));
    await using outcome = await runCli(['run', '--suite', file]);
    expect(outcome).toMatchObject({ exitCode: 64 });
    expect(outcome.output.trim()).toBe(
      `asrs-conformance: ${file}:31: chat/room: $.steps[3].reaches[0]: found "anne"; expected a probe that has connected before this step; did you mean "ann"?`,
    );
  });
});
