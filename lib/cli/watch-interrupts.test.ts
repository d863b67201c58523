import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagePath } from '../package-root.ts';

const script = `
  import { writeFile } from 'node:fs';
  import { watchInterrupts } from ${JSON.stringify(packagePath('dist/lib/cli/watch-interrupts.js'))};
  watchInterrupts(() => process.send('first'));
  writeFile(process.argv[1], 'x', () => process.send('written'));
  process.send('writing');
`;

test.runIf(process.platform !== 'win32')(
  'a second interrupt ends a process that hangs in writing its reports',
  async () => {
    const room = mkdtempSync(join(tmpdir(), 'asrs-hang-'));
    const nobodyReads = join(room, 'report.json');
    execFileSync('mkfifo', [nobodyReads]);
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, nobodyReads], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    expect(await once(child, 'message')).toContain('writing');
    child.kill('SIGTERM');
    expect(await once(child, 'message')).toContain('first');
    child.kill('SIGTERM');
    // A shell says 130 of it.
    expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
    rmSync(room, { recursive: true });
  },
);
