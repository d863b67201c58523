import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  access,
  constants,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

type Bytes = Parameters<typeof writeFile>[1];

const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException).code ?? '');

/** Where a path leads: a symbolic link stays one. What it points to need not be there yet. */
const placeOf = async (file: string): Promise<string> => {
  try {
    return await realpath(file);
  } catch (error) {
    const link = hasCode(error, ['ENOENT']) ? await readlink(file).catch(() => undefined) : undefined;
    return link === undefined ? file : placeOf(resolve(await realpath(dirname(file)), link));
  }
};

/** A new file in the folder of the one that it will replace. */
interface Beside {
  readonly path: string;
  readonly handle: FileHandle;
}

const discard = async ({ path, handle }: Beside): Promise<void> => {
  await handle.close().catch(() => undefined);
  await rm(path, { force: true });
};

/** Gives a file mode and owner of the one that it will replace. False: that is not allowed. */
const takesAfter = async (handle: FileHandle, { mode, uid, gid }: Stats): Promise<boolean> => {
  try {
    const mine = await handle.stat();
    if (mine.uid !== uid || mine.gid !== gid) await handle.chown(uid, gid);
    await handle.chmod(mode & 0o7777);
    return true;
  } catch {
    return false;
  }
};

/** Undefined where no file can be made in that folder, or none with the owner of the old one, or where there is nothing to lose. */
const openBeside = async (place: string, old: Stats | undefined): Promise<Beside | undefined> => {
  const path = join(dirname(place), `.asrs-${randomUUID()}.tmp`);
  try {
    const beside = { path, handle: await open(path, 'wx') };
    if (old === undefined || (await takesAfter(beside.handle, old))) return beside;
    await discard(beside);
    return undefined;
  } catch (error) {
    if (old === undefined || hasCode(error, ['EACCES', 'EPERM', 'EROFS'])) return undefined;
    throw error;
  }
};

/** On Windows, a file that somebody reads just now cannot be replaced. */
const renameTries = process.platform === 'win32' ? 10 : 1;
const renameAgainAfterMs = 50;

const replace = async (path: string, place: string, tries = renameTries): Promise<void> => {
  try {
    await rename(path, place);
  } catch (error) {
    if (!hasCode(error, ['EPERM', 'EBUSY', 'EACCES'])) throw error;
    if (tries > 1) {
      await pause(renameAgainAfterMs);
      await replace(path, place, tries - 1);
      return;
    }
    // Such as a file that is mounted into a container by itself: it can be written to, but not replaced.
    await writeFile(place, await readFile(path));
    await rm(path, { force: true });
  }
};

/**
 * Writes a file whole or not at all: to a temporary file beside it, which then takes its place. Where the process ends half-way, or the disk is full, the old
 * content stays. Only where the file can be written to but not replaced, it is written in place.
 */
export const writeWhole = async (file: string, bytes: Bytes): Promise<void> => {
  const place = await placeOf(file);
  const old = await stat(place).catch(() => undefined);
  const isFile = old === undefined || old.isFile();
  // It would be replaced in a folder that can be written to, although it is protected itself.
  if (old !== undefined) await access(place, constants.W_OK);
  const beside = isFile ? await openBeside(place, old) : undefined;
  // Neither is there a whole of what is sent to a device or a pipe.
  if (beside === undefined) return writeFile(file, bytes);
  try {
    await writeFile(beside.handle, bytes);
    await beside.handle.close();
    await replace(beside.path, place);
  } catch (error) {
    await discard(beside);
    throw error;
  }
};
