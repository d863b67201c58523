import { access, constants, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConformanceError } from '../error.ts';
import type { ReportFormat } from './formats/report-format.ts';
import { makeFolder } from './make-folder.ts';

/** The folder of the scripts, below that of the reports. */
export const scriptsFolder = 'repro';

/** Why a run cannot be reported. */
export const cannotWrite = (folder: string, error: unknown): ConformanceError =>
  new ConformanceError('ERR_USAGE', `cannot write the reports to ${folder}: ${(error as Error).message}`, {
    cause: error,
  });

/**
 * Makes a folder ready for reports of these formats. What an earlier run left there of them is removed, so that nobody takes it for this run's.
 *
 * @throws ConformanceError ERR_USAGE where it cannot be written to
 */
export const prepareReports = async (folder: string, formats: readonly ReportFormat[]): Promise<void> => {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
    const left = [...formats.map(({ writes }) => writes), scriptsFolder];
    await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  } catch (error) {
    throw cannotWrite(folder, error);
  }
};
