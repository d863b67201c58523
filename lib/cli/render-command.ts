import { dirname } from 'node:path';
import { ConformanceError } from '../error.ts';
import type { ReportFormat } from '../report/formats/report-format.ts';
import { readReport } from '../report/read-report.ts';
import { prepareFormats } from '../report/report-folder.ts';
import { writeReports } from '../report/write-reports.ts';
import type { Terminal } from './terminal.ts';

export interface RenderOptions {
  readonly formats: readonly ReportFormat[];
  /** Absent: where the report is. */
  readonly out?: string;
}

const refuseSingle = (files: readonly string[], formats: readonly ReportFormat[]): void => {
  const single = formats.find(({ renderTogether }) => renderTogether === undefined);
  if (files.length === 1 || single === undefined) return;
  throw new ConformanceError(
    'ERR_USAGE',
    `--formats ${single.name}: this format holds one report, but ${files.length} were given; expected one report, or --formats html`,
  );
};

/**
 * Makes formats of stored reports.
 *
 * @throws ConformanceError ERR_USAGE where a file is no report, a format cannot hold so many, the folder cannot be written to, or something there is not ours
 */
export const renderCommand = async (
  files: readonly string[],
  options: RenderOptions,
  { say }: Terminal,
): Promise<number> => {
  const { formats } = options;
  refuseSingle(files, formats);
  const reports = await Promise.all(files.map(readReport));
  const folder = options.out ?? dirname(files[0] ?? '');
  await prepareFormats(folder, formats);
  await writeReports(folder, reports, formats);
  say(...formats.map(({ writes }) => `wrote ${writes} to ${folder}`));
  return 0;
};
