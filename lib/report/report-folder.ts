import { access, constants, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConformanceError } from '../error.ts';
import { ownNames } from './files/own-names.ts';
import { refuseForeign } from './files/refuse-foreign.ts';
import { json } from './formats/json.ts';
import type { ReportFormat } from './formats/report-format.ts';
import { makeFolder } from './make-folder.ts';

/** Why a run cannot be reported. */
export const cannotWrite = (folder: string, error: unknown): ConformanceError =>
  new ConformanceError('ERR_USAGE', `cannot write the reports to ${folder}: ${(error as Error).message}`, {
    cause: error,
  });

const remove = async (folder: string, names: readonly string[]): Promise<void> => {
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
};

/** Makes a folder, and removes what was left in it under these names. */
const prepare = async (folder: string, names: readonly string[]): Promise<void> => {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
    await refuseForeign(folder, names);
    // The report goes last: by it the others are known for ours, should this break off.
    await remove(
      folder,
      names.filter((name) => name !== json.writes),
    );
    if (names.includes(json.writes)) await remove(folder, [json.writes]);
  } catch (error) {
    throw error instanceof ConformanceError ? error : cannotWrite(folder, error);
  }
};

/**
 * Makes a folder ready for reports of these formats. What an earlier run left there is removed, so that nobody takes it for this run's.
 *
 * @throws ConformanceError ERR_USAGE where it cannot be written to, or where something would be removed that is not ours
 */
export const prepareReports = (folder: string, formats: readonly ReportFormat[]): Promise<void> =>
  prepare(folder, [...formats.map(({ writes }) => writes), ...Object.values(ownNames)]);

/**
 * Makes a folder ready for these formats of a report that may be there already. Whatever else its run has left stays.
 *
 * @throws ConformanceError ERR_USAGE as {@link prepareReports} does
 */
export const prepareFormats = (folder: string, formats: readonly ReportFormat[]): Promise<void> =>
  prepare(
    folder,
    // It is replaced whole: what is rendered may be all that is left of a run.
    formats.filter((format) => format !== json).map(({ writes }) => writes),
  );
