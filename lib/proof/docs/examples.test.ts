import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { suites } from '../../../suites/index.ts';
import { openRecipeRoom, scriptsIn, textOf, version, type RecipeRoom } from '../../../fixtures/testing/recipe-room.ts';

const readmeSnippet = (): string => /```yaml\n(.*?)```/s.exec(textOf('README.md'))?.[1] ?? '';

const recipes: readonly (readonly [name: string, script: string])[] = [
  ...['github-actions.yml', 'github-emulator.yml', 'gitlab-ci.yml', 'azure-pipelines.yml'].map(
    (name) => [name, scriptsIn(parse(textOf(`examples/${name}`))).join('\n')] as const,
  ),
  ['the snippet of the README', scriptsIn(parse(readmeSnippet())).join('\n')],
  ['shell.sh', textOf('examples/shell.sh')],
];

/** Where a recipe keeps its reports. */
const reportOf = (script: string): string => join(/--out (\S+)/.exec(script)?.[1] ?? 'reports/out', 'report.json');

test('the README prints the number of checks that a run has now', () => {
  const checks = suites.reduce((sum, suite) => sum + suite.checks.length, 0);
  expect(textOf('README.md')).toContain(`, ${checks} checks\n`);
});

describe('examples', () => {
  let room: RecipeRoom;
  beforeAll(async () => {
    room = await openRecipeRoom();
  });
  afterAll(() => room[Symbol.asyncDispose]());

  test.each(recipes)('%s runs as it is written', async (_, script) => {
    const cwd = room.folder();
    const { code, output } = await room.execute(script, cwd);
    expect(output).toContain('conformant');
    expect(code).toBe(0);
    expect(existsSync(join(cwd, reportOf(script)))).toBe(true);
  });

  test('install the version of this package in the image', () => {
    expect(textOf('examples/docker/Dockerfile')).toContain(`asrs-conformance@${version()}\n`);
  });
});
