import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConformanceError } from '../../error.ts';

const refusal = (file: string, trouble: string): ConformanceError =>
  new ConformanceError('ERR_USAGE', `--known ${file}: ${trouble}, and --update-known writes the list after the run`);

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Refuses a list that could not be written after a run, before anything is sent. @throws ConformanceError ERR_USAGE */
export const refuseUnwritable = (file: string): void => {
  const folder = dirname(file);
  const isThere = existsSync(file);
  if (!isThere && !isFolder(folder)) throw refusal(file, `there is no folder ${folder}`);
  const [place, mode] = isThere ? [file, constants.W_OK] : [folder, constants.W_OK | constants.X_OK];
  try {
    accessSync(place, mode);
  } catch (error) {
    throw refusal(file, `${place} cannot be written to (${(error as NodeJS.ErrnoException).code})`);
  }
};
