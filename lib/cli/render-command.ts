import { dirname } from 'node:path';
import type { ReportFormat } from '../report/formats/report-format.ts';
import { readReport } from '../report/read-report.ts';
import { prepareReports } from '../report/report-folder.ts';
import { writeReports } from '../report/write-reports.ts';
import type { Terminal } from './terminal.ts';

export interface RenderOptions {
  readonly formats: readonly ReportFormat[];
  /** Absent: where the report is. */
  readonly out?: string;
}

/**
 * Makes formats of a stored report.
 *
 * @throws ConformanceError ERR_USAGE where the file is no report or the folder cannot be written to
 */
export const renderCommand = async (file: string, options: RenderOptions, { say }: Terminal): Promise<number> => {
  const { formats } = options;
  const report = await readReport(file);
  const folder = options.out ?? dirname(file);
  await prepareReports(folder, formats);
  await writeReports(folder, report, formats);
  say(...formats.map(({ writes }) => `wrote ${writes} to ${folder}`));
  return 0;
};
