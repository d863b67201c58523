import { quantity } from '../../contract/quantity.ts';
import type { Report } from '../../contract/report.ts';
import { lagsOf } from './lags-of.ts';
import { milliseconds } from './milliseconds.ts';
import type { RowsPlot } from './plot-rows.ts';

/** How long effects took to become visible, by their kind; only those that were waited for. */
export const lagsPlot = (report: Pick<Report, 'checks'>): RowsPlot => ({
  axis: 'ms from the answer until the effect was seen',
  isLogarithmic: true,
  columns: ['effects', 'half within', 'all within'],
  rows: lagsOf(report).map(({ effect, lagsMs }) => ({
    label: effect,
    dots: lagsMs,
    figures: [
      quantity(lagsMs.length),
      milliseconds(lagsMs[Math.floor((lagsMs.length - 1) / 2)] ?? 0),
      milliseconds(lagsMs.at(-1) ?? 0),
    ],
  })),
});
