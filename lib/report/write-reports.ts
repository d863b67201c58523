import { dirname, join } from 'node:path';
import { Semaphore } from 'async-mutex';
import type { Report } from '../contract/report.ts';
import type { ReportFile, ReportFormat } from './formats/report-format.ts';
import { writeWhole } from './files/write-whole.ts';
import { makeFolder } from './make-folder.ts';
import { cannotWrite } from './report-folder.ts';

/** On some systems a process may have 256 files open, sockets included. */
const filesAtOnce = 16;

const writeAll = async (folder: string, files: readonly ReportFile[]): Promise<void> => {
  const folders = new Set(files.map(({ path }) => dirname(path)).filter((name) => name !== '.'));
  await Promise.all([...folders].map((name) => makeFolder(join(folder, name))));
  const permits = new Semaphore(filesAtOnce);
  await Promise.all(files.map(({ path, bytes }) => permits.runExclusive(() => writeWhole(join(folder, path), bytes))));
};

const filesOf = async (
  { render, renderTogether }: ReportFormat,
  reports: readonly Report[],
): Promise<readonly ReportFile[]> => {
  const [first] = reports;
  return reports.length === 1 && first !== undefined ? render(first) : ((await renderTogether?.(reports)) ?? []);
};

/**
 * Renders reports in each format and writes the files. `report.json` is written first: a format that fails leaves it.
 *
 * @throws ConformanceError ERR_USAGE where they cannot be written: a run without a report is not a run
 */
export const writeReports = async (
  folder: string,
  reports: readonly Report[],
  formats: readonly ReportFormat[],
): Promise<void> => {
  for (const format of formats) {
    const files = await filesOf(format, reports);
    await writeAll(folder, files).catch((error: unknown) => {
      throw cannotWrite(folder, error);
    });
  }
};
