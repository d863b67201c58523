import { ConformanceError } from '../../error.ts';
import type { Part } from '../../contract/part.ts';
import type { Report } from '../../contract/report.ts';
import { readReport } from '../read-report.ts';

/** The report of a part of a run. */
export interface PartReport extends Report {
  readonly part: Part;
}

/** A report of a part, and the file that it was read from. */
export interface PartFile {
  readonly file: string;
  readonly report: PartReport;
}

const readPart = async (file: string): Promise<PartFile> => {
  const report = await readReport(file);
  const { part } = report;
  if (part === undefined)
    throw new ConformanceError(
      'ERR_USAGE',
      `${file}: is the report of a whole run; expected the report.json of a part (run --shard)`,
    );
  return { file, report: { ...report, part } };
};

/**
 * Reads the reports of parts, and puts them in the order of their numbers.
 *
 * @throws ConformanceError ERR_USAGE where a file is no report, or that of a whole run
 */
export const readParts = async (files: readonly string[]): Promise<readonly PartFile[]> =>
  (await Promise.all(files.map(readPart))).toSorted((one, other) => one.report.part.index - other.report.part.index);
