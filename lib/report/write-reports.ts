import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../contract/report.ts';
import { junitXml } from './junit-xml.ts';
import { cannotWrite, reportFiles } from './report-folder.ts';
import { writeAllure } from './write-allure.ts';

/**
 * Writes `report.json` and its renderings.
 *
 * @throws ConformanceError ERR_USAGE where they cannot be written: a run without a report is not a run
 */
export const writeReports = async (folder: string, report: Report): Promise<void> => {
  try {
    await writeFile(join(folder, reportFiles.json), `${JSON.stringify(report, null, 2)}\n`);
    await writeFile(join(folder, reportFiles.junit), junitXml(report));
    await writeAllure(join(folder, reportFiles.allure), report);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
};
