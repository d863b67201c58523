import { withPastedPaths } from '../report/reproduce/with-pasted-paths.ts';
import { summaryLines } from '../report/summary/summary-lines.ts';
import type { Updated } from './known/update-list.ts';
import { oneTrouble } from './trouble/one-trouble.ts';
import { orElse } from './trouble/or-else.ts';
import { publishReport, type PublishOptions } from './publish-report.ts';
import { reportsLine } from './reports-line.ts';
import type { Terminal } from './terminal.ts';

/**
 * Writes the files of a report, prints its summary, and returns the exit code.
 *
 * @throws what could not be written, once all is said that the checks have shown
 */
export const finishReport = async (
  { report, lines, troubles: before }: Updated,
  options: PublishOptions,
  terminal: Terminal,
): Promise<number> => {
  const { paint, columns, say } = terminal;
  const [places, ...more] = await orElse<readonly string[]>([], async () => {
    await publishReport(report, options, terminal);
    return [reportsLine(options)];
  });
  const summary = summaryLines(withPastedPaths(report, options.out), paint, columns > 0 ? columns : undefined);
  say(...summary.slice(0, -1), ...places, ...lines, ...summary.slice(-1));
  const troubles = [...before, ...more];
  if (troubles.length > 0) throw oneTrouble(troubles);
  return report.gate.exitCode;
};
