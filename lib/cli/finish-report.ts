import { withPastedPaths } from '../report/reproduce/with-pasted-paths.ts';
import { summaryLines } from '../report/summary/summary-lines.ts';
import type { Updated } from './known/update-list.ts';
import { publishReport, type PublishOptions } from './publish-report.ts';
import { reportsLine } from './reports-line.ts';
import type { Terminal } from './terminal.ts';

/** Writes the files of a report, prints its summary, and returns the exit code. */
export const finishReport = async (
  { report, lines }: Updated,
  options: PublishOptions,
  terminal: Terminal,
): Promise<number> => {
  const { paint, columns, say } = terminal;
  await publishReport(report, options, terminal);
  const summary = summaryLines(withPastedPaths(report, options.out), paint, columns > 0 ? columns : undefined);
  say(...summary.slice(0, -1), reportsLine(options), ...lines, ...summary.slice(-1));
  return report.gate.exitCode;
};
