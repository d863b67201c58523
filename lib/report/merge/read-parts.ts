import { existsSync } from 'node:fs';
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

/** Parts in the order of their numbers, and the files that are not there. */
export interface PartFiles {
  readonly parts: readonly PartFile[];
  readonly absent: readonly string[];
}

const refusal = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', message);

const readPart = async (file: string): Promise<PartFile> => {
  const report = await readReport(file);
  const { part } = report;
  if (part === undefined)
    throw refusal(`${file}: is the report of a whole run; expected the report.json of a part (run --shard)`);
  return { file, report: { ...report, part } };
};

/**
 * Reads the reports of parts. A file that is not there is a part that wrote none.
 *
 * @throws ConformanceError ERR_USAGE where no file is there, or one is no report, or that of a whole run
 */
export const readParts = async (files: readonly string[]): Promise<PartFiles> => {
  const absent = files.filter((file) => !existsSync(file));
  const parts = await Promise.all(files.filter((file) => !absent.includes(file)).map(readPart));
  if (parts.length === 0)
    throw refusal(`${absent.join(', ')}: there is no such file; expected the report.json of at least one part`);
  return { parts: parts.toSorted((one, other) => one.report.part.index - other.report.part.index), absent };
};

/**
 * Refuses names of files that are not there although no part is missing.
 *
 * @throws ConformanceError ERR_USAGE
 */
export const refuseSurplus = ({ parts, absent }: PartFiles): void => {
  const of = parts[0]?.report.part.of;
  if (absent.length > 0 && parts.length === of)
    throw refusal(`${absent.join(', ')}: there is no such file, and all ${of} parts are given`);
};
