import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeWhole } from './write-whole.ts';

let room = '';
const place = (...names: readonly string[]): string => join(room, ...names);
const textOf = (...names: readonly string[]): string => readFileSync(place(...names), 'utf8');
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-whole-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

/** As a disk that is full after the first half. */
const halfOf = async function* (text: string): AsyncIterable<string> {
  yield text;
  await Promise.resolve();
  throw new Error('no space left');
};

/** To root, nothing is protected. */
const isRoot = process.getuid?.() === 0;
const isPosix = process.platform !== 'win32';

describe('a file that is written whole', () => {
  test('is there, and nothing beside it', async () => {
    await writeWhole(place('new'), 'one');
    await writeWhole(place('new'), Buffer.from('two'));
    expect(textOf('new')).toBe('two');
    expect(readdirSync(room)).toEqual(['new']);
  });

  test('keeps its old content where writing fails half-way', async () => {
    writeFileSync(place('list'), 'old');
    await expect(writeWhole(place('list'), halfOf('half'))).rejects.toThrow('no space left');
    expect(textOf('list')).toBe('old');
    expect(readdirSync(room)).toEqual(['list']);
  });

  test('is not there where writing a new one fails half-way', async () => {
    await expect(writeWhole(place('list'), halfOf('half'))).rejects.toThrow('no space left');
    expect(readdirSync(room)).toEqual([]);
  });

  test.runIf(isPosix)('keeps its mode', async () => {
    writeFileSync(place('script'), 'old');
    chmodSync(place('script'), 0o750);
    await writeWhole(place('script'), 'new');
    expect([textOf('script'), statSync(place('script')).mode & 0o7777]).toEqual(['new', 0o750]);
  });

  test.runIf(isRoot)('keeps its owner', async () => {
    writeFileSync(place('list'), 'old');
    chownSync(place('list'), 1234, 2345);
    await writeWhole(place('list'), 'new');
    const { uid, gid } = statSync(place('list'));
    expect([textOf('list'), uid, gid]).toEqual(['new', 1234, 2345]);
  });

  test.skipIf(isRoot)('is written in place where none can be made beside it', async () => {
    mkdirSync(place('closed'));
    writeFileSync(place('closed', 'list'), 'old');
    chmodSync(place('closed'), 0o555);
    await writeWhole(place('closed', 'list'), 'new').finally(() => chmodSync(place('closed'), 0o755));
    expect(textOf('closed', 'list')).toBe('new');
  });

  test.skipIf(isRoot)('is not replaced where it is protected', async () => {
    writeFileSync(place('list'), 'old', { mode: 0o444 });
    await expect(writeWhole(place('list'), 'new')).rejects.toMatchObject({ code: 'EACCES' });
    expect([textOf('list'), readdirSync(room)]).toEqual(['old', ['list']]);
  });

  test.runIf(isPosix)('stays what a symbolic link points to, also where that is not there yet', async () => {
    mkdirSync(place('away'));
    mkdirSync(place('here'));
    writeFileSync(place('away', 'list'), 'old');
    symlinkSync('../away/list', place('here', 'link'));
    symlinkSync('../away/later', place('here', 'dangling'));
    await writeWhole(place('here', 'link'), 'new');
    await writeWhole(place('here', 'dangling'), 'made');
    expect([textOf('away', 'list'), textOf('away', 'later')]).toEqual(['new', 'made']);
    expect(['link', 'dangling'].map((name) => lstatSync(place('here', name)).isSymbolicLink())).toEqual([true, true]);
    expect([readdirSync(place('here')), readdirSync(place('away'))]).toEqual([
      ['dangling', 'link'],
      ['later', 'list'],
    ]);
  });

  test.runIf(isPosix)('may be a pipe, which stays one', async () => {
    execFileSync('mkfifo', [place('pipe')]);
    const read = readFile(place('pipe'), 'utf8');
    await writeWhole(place('pipe'), 'through');
    expect([await read, statSync(place('pipe')).isFIFO()]).toEqual(['through', true]);
  });

  test('is refused by its own name where its folder is not there, or where it is a folder', async () => {
    const nowhere = place('nowhere', 'list');
    await expect(writeWhole(nowhere, 'x')).rejects.toMatchObject({ code: 'ENOENT', path: nowhere });
    await expect(writeWhole(room, 'x')).rejects.toMatchObject({ code: 'EISDIR', path: room });
  });
});
