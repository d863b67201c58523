import { ConformanceError } from '../../error.ts';
import { compareReports } from '../../report/compare/compare-reports.ts';
import { comparisonLines } from '../../report/compare/comparison-lines.ts';
import { comparisonMarkdown } from '../../report/compare/comparison-markdown.ts';
import type { Comparison } from '../../report/compare/comparison.ts';
import { writeWhole } from '../../report/files/write-whole.ts';
import { readableJson } from '../../report/readable-json.ts';
import { readReport } from '../../report/read-report.ts';
import type { Paint } from '../../report/summary/paint.ts';
import type { Terminal } from '../terminal.ts';
import type { ComparisonFormat } from './describe-compare.ts';

export interface CompareOptions {
  readonly format: ComparisonFormat;
  /** The file to write to; absent: standard output. */
  readonly output?: string;
}

const same = (text: string): string => text;
const plain: Paint = { good: same, bad: same, doubtful: same, quiet: same, strong: same };

const textOf = (comparison: Comparison, format: CompareOptions['format'], paint: Paint): string => {
  if (format === 'json') return readableJson(comparison, 2);
  return format === 'markdown' ? comparisonMarkdown(comparison) : comparisonLines(comparison, paint).join('\n');
};

const write = (file: string, text: string): Promise<void> =>
  writeWhole(file, text).catch((error: unknown) => {
    throw new ConformanceError('ERR_USAGE', `cannot write the comparison to ${file}: ${(error as Error).message}`, {
      cause: error,
    });
  });

/**
 * Compares two stored reports, the earlier one first. Returns 1 where something got worse.
 *
 * @throws ConformanceError ERR_USAGE where a file is no report, or the comparison cannot be written
 */
export const compareCommand = async (
  files: readonly [before: string, after: string],
  { format, output }: CompareOptions,
  { say, paint }: Terminal,
): Promise<number> => {
  const [one, other] = files;
  const [before, after] = [await readReport(one), await readReport(other)];
  const comparison = compareReports({ file: one, report: before }, { file: other, report: after });
  if (output === undefined) say(textOf(comparison, format, paint));
  else {
    await write(output, `${textOf(comparison, format, plain).trimEnd()}\n`);
    say(comparison.sentence);
  }
  return comparison.exitCode;
};
