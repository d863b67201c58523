import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../package-root.ts';

interface JsonReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const vitest = (...more: readonly string[]): Promise<JsonReport['testResults'][number]['assertionResults']> =>
  new Promise((resolve, reject) => {
    const root = packagePath('fixtures/entry');
    const args = [packagePath('node_modules/vitest/vitest.mjs'), 'run', '--root', root, '--reporter=json', ...more];
    execFile(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 }, (_failed, stdout, stderr) => {
      try {
        resolve((JSON.parse(stdout) as JsonReport).testResults.flatMap((file) => file.assertionResults));
      } catch {
        reject(new Error(`${stdout}\n${stderr}`));
      }
    });
  });

describe("the checks as tests of a user's own vitest", { timeout: 120_000 }, () => {
  it('fail, pass and are skipped as the service is', async () => {
    const results = await vitest();
    const stateOf = (id: string): string | undefined =>
      results.find(({ fullName }) => fullName.includes(`[${id}]`))?.status;
    expect(stateOf('broadcast/answers-202')).toBe('failed');
    expect(stateOf('users/existence')).toBe('passed');
    const failed = results.filter(({ status }) => status === 'failed');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.failureMessages.join('\n')).toMatch(/expected +202[^]*seen +200/);
  });

  it('are chosen by the filter of that vitest, so that others are not even run', async () => {
    const results = await vitest('-t', 'users/existence');
    const ran = results.filter(({ status }) => status !== 'skipped').map(({ fullName }) => fullName);
    expect(ran).toHaveLength(1);
    expect(ran[0]).toContain('[users/existence]');
  });
});
