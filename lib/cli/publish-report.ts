import type { Report } from '../contract/report.ts';
import { formats } from '../report/formats/index.ts';
import type { ReportFormat } from '../report/formats/report-format.ts';
import { writeJobSummary, summaryCommands } from '../report/pipeline/job-summary.ts';
import { pipelineCommands } from '../report/pipeline/pipeline-commands.ts';
import { writeReports } from '../report/write-reports.ts';
import type { Terminal } from './terminal.ts';

/** Where reports go, and in which formats. */
export interface PublishOptions {
  readonly out: string;
  readonly formats: readonly ReportFormat[];
}

/** Writes the files of a report, and shows it where a pipeline would. */
export const publishReport = async (
  report: Report,
  { out, formats: wanted }: PublishOptions,
  terminal: Terminal,
): Promise<void> => {
  // The report itself is always written: the other formats can be made of it later.
  const asked = formats.filter((format) => format.name === 'json' || wanted.includes(format));
  await writeReports(out, [report], asked);
  await writeJobSummary(report, process.env);
  terminal.command(...pipelineCommands(report, process.env), ...summaryCommands(asked, out));
};
