import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../error.ts';
import { makeFolder } from './make-folder.ts';
import { cannotWrite } from './report-folder.ts';

/** The file that says which process writes to a folder. */
const lockName = '.asrs-conformance.lock';

/** The holder touches its lock this often. */
const touchEveryMs = 10_000;
/** One that was not touched for so long was left behind, whatever process has its number now. */
const staleAfterMs = 60_000;
/** A new lock is empty for a moment. */
const emptyForMs = 5000;

interface Holder {
  readonly pid: number;
  readonly host: string;
}

const unknown = 'another run';

const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
};

const parse = (text: string): Holder | undefined => {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
};

/** In a container, a process has the same number again and again: a lock with our own number was left behind. */
const isGone = ({ pid, host }: Holder): boolean => host === hostname() && (pid === process.pid || !isAlive(pid));

/** Who holds a lock, in words; undefined where it was left behind. */
const holderOf = async (lock: string): Promise<string | undefined> => {
  try {
    const ageMs = Date.now() - (await stat(lock)).mtimeMs;
    const holder = parse(await readFile(lock, 'utf8'));
    if (holder === undefined) return ageMs > emptyForMs ? undefined : unknown;
    return isGone(holder) || ageMs > staleAfterMs ? undefined : `${unknown} (process ${holder.pid} on ${holder.host})`;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
};

const take = async (lock: string): Promise<boolean> => {
  try {
    await using file = await open(lock, 'wx');
    await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
};

const refusal = (folder: string, holder = unknown): ConformanceError =>
  new ConformanceError(
    'ERR_USAGE',
    `${holder} is writing to ${folder}; wait for it, or name another folder with --out`,
  );

const takeOrTakeOver = async (folder: string, lock: string): Promise<void> => {
  if (await take(lock)) return;
  const holder = await holderOf(lock);
  if (holder !== undefined) throw refusal(folder, holder);
  await rm(lock, { force: true });
  if (!(await take(lock))) throw refusal(folder, await holderOf(lock));
};

/**
 * Makes this process the only one that writes reports to a folder, until the lock is disposed of. A lock that was left behind is taken over.
 *
 * @throws ConformanceError ERR_USAGE where another run writes to it, or where it cannot be written to
 */
export const lockFolder = async (folder: string): Promise<AsyncDisposable> => {
  const lock = join(folder, lockName);
  try {
    await makeFolder(folder);
    await takeOrTakeOver(folder, lock);
  } catch (error) {
    throw error instanceof ConformanceError ? error : cannotWrite(folder, error);
  }
  const touch = (): void => void utimes(lock, new Date(), new Date()).catch(() => undefined);
  const timer = setInterval(touch, touchEveryMs).unref();
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await rm(lock, { force: true });
    },
  };
};
