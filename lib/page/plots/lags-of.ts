import type { Report } from '../../contract/report.ts';

/** The lags of one kind of effect, the shortest first. */
export interface LagSeries {
  readonly effect: string;
  readonly lagsMs: readonly number[];
}

/** The lags that a run waited for, by the kind of effect. */
export const lagsOf = ({ checks }: Pick<Report, 'checks'>): readonly LagSeries[] => {
  const all = checks.flatMap(({ lags = [] }) => lags);
  return [...new Set(all.map(({ effect }) => effect))].map((effect) => ({
    effect,
    lagsMs: all
      .filter((lag) => lag.effect === effect)
      // A logarithmic axis has no zero.
      .map(({ lagMs }) => Math.max(1, lagMs))
      .toSorted((one, other) => one - other),
  }));
};
