import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConformanceError } from '../error.ts';
import type { Report } from '../verdict/report.ts';
import { junitXml } from './junit-xml.ts';
import { writeAllure } from './write-allure.ts';

const files = { json: 'report.json', junit: 'junit.xml', allure: 'allure-results' } as const;

const failed = (folder: string, error: unknown): ConformanceError =>
  new ConformanceError('ERR_USAGE', `the reports cannot be written to ${folder}: ${(error as Error).message}`, {
    cause: error,
  });

/**
 * Makes the folder of a run's reports ready: what an earlier run left of ours is taken away, so that nobody reads it as this run's.
 *
 * @throws ConformanceError ERR_USAGE where it cannot be written to.
 */
export const prepareReports = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    await Promise.all(Object.values(files).map((name) => rm(join(folder, name), { recursive: true, force: true })));
  } catch (error) {
    throw failed(folder, error);
  }
};

/**
 * Writes `report.json` and its renderings.
 *
 * @throws ConformanceError ERR_USAGE where they cannot be written: a run without a report is not a run.
 */
export const writeReports = async (folder: string, report: Report): Promise<void> => {
  try {
    await writeFile(join(folder, files.json), `${JSON.stringify(report, null, 2)}\n`);
    await writeFile(join(folder, files.junit), junitXml(report));
    writeAllure(join(folder, files.allure), report);
  } catch (error) {
    throw failed(folder, error);
  }
};
