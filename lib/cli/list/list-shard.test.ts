import { expect, test } from 'vitest';
import { spawnCli } from '../../../fixtures/testing/spawn-cli.ts';

const idsOf = async (...args: readonly string[]): Promise<readonly string[]> => {
  const { stdout } = await spawnCli(['list', '--json', ...args]).ended;
  return (JSON.parse(stdout) as { readonly checks: readonly { readonly id: string }[] }).checks.map(({ id }) => id);
};

test('--shard lists the checks of one part: together the parts have all', async () => {
  const [all, first, second] = await Promise.all([idsOf(), idsOf('--shard', '1/2'), idsOf('--shard', '2/2')]);
  expect(first?.length).toBeLessThan(all.length);
  expect(new Set([...first, ...second])).toEqual(new Set(all));
});
