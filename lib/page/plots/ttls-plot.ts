import type { Report } from '../../contract/report.ts';
import { milliseconds } from './milliseconds.ts';
import type { RowsPlot } from './plot-rows.ts';

const signed = (ms: number): string => `${ms > 0 ? '+' : ''}${milliseconds(ms)}`;

const secondsOf = (ttlMs: number): string => `ttl of ${(ttlMs / 1000).toLocaleString('en')} s`;

/** How exactly ttls ended: between the last answer that still found the user in the group, and the first that did not. */
export const ttlsPlot = ({ measured }: Pick<Report, 'measured'>): RowsPlot => ({
  axis: 'ms from the end that was asked for',
  isLogarithmic: false,
  columns: ['last found', 'first not found'],
  rows: (measured?.ttls ?? [])
    .toSorted((one, other) => one.ttlMs - other.ttlMs)
    .map(({ ttlMs, heldMs, goneMs }) => ({
      label: secondsOf(ttlMs),
      // Nobody asked while it lasted: the end could have been at any time before.
      ...(heldMs === 0 ? {} : { span: [heldMs - ttlMs, goneMs - ttlMs] as const }),
      dots: [goneMs - ttlMs],
      figures: [heldMs === 0 ? 'not asked' : signed(heldMs - ttlMs), signed(goneMs - ttlMs)],
    })),
});
