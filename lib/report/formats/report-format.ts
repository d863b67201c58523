import type { Report } from '../../contract/report.ts';

/** One file of a rendered report. */
export interface ReportFile {
  /** Below the folder of the reports. */
  readonly path: string;
  readonly bytes: string | Buffer;
}

/** A report format. Help, `--formats`, the docs and the written files follow from {@link formats}, where each is listed. */
export interface ReportFormat {
  /** As `--formats` takes it. */
  readonly name: string;
  /** One line for the help. */
  readonly help: string;
  /** The file or folder that it writes below the folder of the reports. */
  readonly writes: string;
  /** Pure: the same report always gives the same files. */
  readonly render: (report: Report) => readonly ReportFile[] | Promise<readonly ReportFile[]>;
  /** Shows several reports side by side. Absent: the format holds one report. */
  readonly renderTogether?: (reports: readonly Report[]) => Promise<readonly ReportFile[]>;
}
