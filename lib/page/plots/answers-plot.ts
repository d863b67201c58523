import type { Report } from '../../contract/report.ts';
import { milliseconds } from './milliseconds.ts';
import type { RowsPlot } from './plot-rows.ts';

/** How long answers took, by operation, the slowest first. */
export const answersPlot = ({ measured }: Pick<Report, 'measured'>): RowsPlot => ({
  axis: 'ms until the answer',
  isLogarithmic: true,
  columns: ['answers', 'fastest', 'half within', '95 % within', 'slowest'],
  rows: (measured?.answers ?? [])
    .toSorted((one, other) => other.medianMs - one.medianMs)
    .map(({ operation, answers, leastMs, medianMs, mostlyMs, mostMs }) => ({
      label: operation,
      span: [leastMs, mostlyMs],
      dots: [medianMs],
      figures: [answers.toLocaleString('en'), ...[leastMs, medianMs, mostlyMs, mostMs].map(milliseconds)],
    })),
});
