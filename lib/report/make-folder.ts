import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};

/** Makes a folder and those above it. Node's own recursive `mkdir` never ends where a folder that exists takes none, such as one of `/proc`. */
export const makeFolder = async (path: string): Promise<void> => {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  try {
    await mkdir(path);
  } catch (error) {
    // Made by somebody else in between.
    if (!(await isFolder(path))) throw error;
  }
};
