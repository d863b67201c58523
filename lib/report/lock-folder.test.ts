import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from './lock-folder.ts';

let room = '';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-lock-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const lock = (): string => join(room, '.asrs-conformance.lock');
const heldBy = (pid: number, host = hostname()): void => writeFileSync(lock(), JSON.stringify({ pid, host }));

describe('the lock of a folder', () => {
  test('is there while it is held, and gone afterwards', async () => {
    {
      await using held = await lockFolder(room);
      expect(held).toBeDefined();
      expect(readdirSync(room)).toEqual(['.asrs-conformance.lock']);
    }
    expect(readdirSync(room)).toEqual([]);
  });

  test('makes the folder', async () => {
    await using held = await lockFolder(join(room, 'a', 'b'));
    expect(held).toBeDefined();
    expect(readdirSync(join(room, 'a'))).toEqual(['b']);
  });

  test('keeps others out while its process runs, and no longer', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    heldBy(child.pid ?? 0);
    await expect(lockFolder(room)).rejects.toMatchObject({
      code: 'ERR_USAGE',
      message: `another run (process ${child.pid} on ${hostname()}) is writing to ${room}; wait for it, or name another folder with --out`,
    });
    child.kill();
    await once(child, 'exit');
    await using held = await lockFolder(room);
    expect(held).toBeDefined();
  });

  test('of another machine keeps others out until it is no longer touched', async () => {
    heldBy(1, 'elsewhere');
    await expect(lockFolder(room)).rejects.toThrow('process 1 on elsewhere');
    const long = new Date(Date.now() - 61_000);
    utimesSync(lock(), long, long);
    await using held = await lockFolder(room);
    expect(held).toBeDefined();
  });

  test('is taken over where it says nothing, but for a moment in which it is being written', async () => {
    writeFileSync(lock(), '');
    await expect(lockFolder(room)).rejects.toThrow(/^another run is writing to /);
    const before = new Date(Date.now() - 6000);
    utimesSync(lock(), before, before);
    await using held = await lockFolder(room);
    expect(held).toBeDefined();
  });

  test('cannot be made where the folder cannot', async () => {
    writeFileSync(join(room, 'file'), '');
    await expect(lockFolder(join(room, 'file', 'x'))).rejects.toThrow(/^cannot write the reports to /);
  });
});
