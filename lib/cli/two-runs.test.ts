import { once } from 'node:events';
import { createServer } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listen } from '../../fixtures/hostile/listen.ts';
import { spawnCli } from '../../fixtures/testing/spawn-cli.ts';

test('a second run into the folder of one that goes on is refused, and leaves it alone', async () => {
  const out = mkdtempSync(join(tmpdir(), 'asrs-two-'));
  const lock = join(out, '.asrs-conformance.lock');
  const server = createServer();
  const knocked = once(server, 'connection');
  const silent = await listen(server);
  const first = spawnCli(['run', '--out', out, '--target', silent.url, '--key', 'k']);
  await knocked;
  writeFileSync(join(out, 'report.json'), 'of the first');
  const second = await spawnCli(['run', '--out', out, '--only', 'broadcast/answers-202']).ended;
  expect(second.stderr).toMatch(
    new RegExp(`another run \\(process ${first.child.pid} on .*\\) is writing to ${out}; wait for it, or name another`),
  );
  expect(second.code).toBe(64);
  expect(readFileSync(join(out, 'report.json'), 'utf8')).toBe('of the first');
  // One that is killed leaves its lock behind, which keeps nobody out.
  first.child.kill('SIGKILL');
  await first.ended;
  await silent.close();
  expect(existsSync(lock)).toBe(true);
  expect((await spawnCli(['run', '--out', out, '--only', 'broadcast/answers-202']).ended).code).toBe(0);
  expect(existsSync(lock)).toBe(false);
  rmSync(out, { recursive: true });
});
