import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { spawnCli } from '../../../fixtures/testing/spawn-cli.ts';
import { packageFile } from '../../package-root.ts';

const codesIn = (file: string): readonly string[] =>
  [...readFileSync(packageFile(file), 'utf8').matchAll(/^\| (\d+) +\|/gm)].map(([, code = '']) => code);

test('README, docs/targets.md and the help list the same exit codes', async () => {
  const { stdout } = await spawnCli(['--help']).ended;
  const [, table = ''] = stdout.split('Exit codes:');
  const inHelp = [...table.matchAll(/(?:^ +| {2})(\d+) {1,}(?=\S)/gm)].map(([, code = '']) => code);
  const sorted = (codes: readonly string[]): readonly string[] =>
    codes.toSorted((one, other) => Number(one) - Number(other));
  expect(sorted(inHelp)).toEqual(sorted(codesIn('README.md')));
  expect(sorted(inHelp)).toEqual(sorted(codesIn('docs/targets.md')));
  expect(inHelp.length).toBe(8);
});
