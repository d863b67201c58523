import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packagePath } from '../../package-root.ts';
import { startService, type Service } from '../../reference/start-service.ts';

const textOf = (file: string): string => readFileSync(packagePath(file), 'utf8');

type Tree = Readonly<Record<string, unknown>>;

/** Every command line of a recipe: the values of `run` and `script` in YAML, however deep. */
const scriptsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(scriptsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Tree).flatMap(([key, member]) =>
    key === 'run' || key === 'script' ? [member].flat().map(String) : scriptsIn(member),
  );
};

const readmeSnippet = (): string => /```yaml\n(.*?)```/s.exec(textOf('README.md'))?.[1] ?? '';

const recipes: readonly (readonly [name: string, script: string])[] = [
  ...['github-actions.yml', 'gitlab-ci.yml', 'azure-pipelines.yml'].map(
    (name) => [name, scriptsIn(parse(textOf(`examples/${name}`))).join('\n')] as const,
  ),
  ['the snippet of the README', scriptsIn(parse(readmeSnippet())).join('\n')],
  ['shell.sh', textOf('examples/shell.sh')],
];

/** Where a recipe keeps its reports. */
const reportOf = (script: string): string => join(/--out (\S+)/.exec(script)?.[1] ?? 'reports/out', 'report.json');

describe('examples', () => {
  let service: Service;
  let room = '';
  beforeAll(async () => {
    service = await startService({ port: 0 });
    room = mkdtempSync(join(tmpdir(), 'asrs-examples-'));
    mkdirSync(join(room, 'bin'));
    const npx = join(room, 'bin', 'npx');
    // In place of npx: checks what is asked for, and runs the command of this checkout on one check.
    const version = (JSON.parse(textOf('package.json')) as { readonly version: string }).version;
    writeFileSync(
      npx,
      `#!/bin/sh\n[ "$1 $2" = "--yes asrs-conformance@${version}" ] || { echo "found: npx $1 $2" >&2; exit 99; }\nshift 2\n` +
        `exec "${process.execPath}" "${packagePath('bin/asrs-conformance.js')}" "$@" --only broadcast/answers-202\n`,
    );
    chmodSync(npx, 0o755);
  });
  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    rmSync(room, { recursive: true, force: true });
  });

  const execute = (script: string, cwd: string): Promise<{ readonly code: unknown; readonly output: string }> =>
    new Promise((resolve) => {
      const env = {
        PATH: [join(room, 'bin'), process.env['PATH']].join(delimiter),
        HOME: cwd,
        ASRS_CONNECTION_STRING: service.connectionString,
      };
      execFile('bash', ['-euo', 'pipefail', '-c', script], { cwd, env }, (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, output: stdout + stderr }),
      );
    });

  test.each(recipes)('%s runs as it is written', async (_, script) => {
    const cwd = mkdtempSync(join(room, 'run-'));
    const { code, output } = await execute(script, cwd);
    expect(output).toContain('conformant');
    expect(code).toBe(0);
    expect(existsSync(join(cwd, reportOf(script)))).toBe(true);
  });

  test('install the version of this package in the image', () => {
    const { version } = JSON.parse(textOf('package.json')) as { readonly version: string };
    expect(textOf('examples/docker/Dockerfile')).toContain(`asrs-conformance@${version}\n`);
  });
});
