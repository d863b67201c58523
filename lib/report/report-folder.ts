import { access, constants, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConformanceError } from '../error.ts';

/** What a run writes into its folder. */
export const reportFiles = { json: 'report.json', junit: 'junit.xml', allure: 'allure-results' } as const;

/** Why a run cannot be reported. */
export const cannotWrite = (folder: string, error: unknown): ConformanceError =>
  new ConformanceError('ERR_USAGE', `the reports cannot be written to ${folder}: ${(error as Error).message}`, {
    cause: error,
  });

/**
 * Makes the folder of a run's reports ready: what an earlier run left of ours is taken away, so that nobody reads it as this run's.
 *
 * @throws ConformanceError ERR_USAGE where it cannot be written to
 */
export const prepareReports = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    const old = Object.values(reportFiles).map((name) => join(folder, name));
    await Promise.all(old.map((path) => rm(path, { recursive: true, force: true })));
  } catch (error) {
    throw cannotWrite(folder, error);
  }
};
