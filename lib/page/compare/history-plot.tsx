import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Verdict } from '../../contract/report.ts';
import type { History, Verdicts } from '../../report/html/page-data.ts';
import { drawTrend, type Trend } from '../plots/draw-trend.ts';
import { useDrawing } from '../plots/use-drawing.ts';

const count = ({ requirements }: Verdicts, verdicts: readonly Verdict[]): number =>
  requirements.filter(({ verdict }) => verdicts.includes(verdict)).length;

const trendOf = ({ runs }: History, reports: readonly Verdicts[]): Trend => {
  const inTime = runs.flatMap(({ number }) => reports[number - 1] ?? []);
  return {
    times: inTime.map(({ run }) => Date.parse(run.startedAt) / 1000),
    lines: [
      { ink: '--bad', values: inTime.map((report) => count(report, ['fail', 'warn', 'known'])) },
      { ink: '--quiet', values: inTime.map((report) => count(report, ['blocked', 'inconclusive', 'left out'])) },
    ],
  };
};

/** How many requirements did not pass from run to run. Those that passed are hundreds, beside which a few that failed could not be seen. */
export const HistoryPlot = ({
  history,
  reports,
}: {
  readonly history: History;
  readonly reports: readonly Verdicts[];
}): JSX.Element => {
  const place = useDrawing(
    useCallback((element: HTMLElement) => drawTrend(element, trendOf(history, reports)), [history, reports]),
  );
  return (
    <figure class="plot">
      <div ref={place} class="plot-place" aria-hidden="true" />
      <figcaption class="legend">
        <span>
          <i class="key-line tone-bad" /> requirements that failed, warned or are known not to hold
        </span>
        <span>
          <i class="key-line tone-quiet" /> without a verdict
        </span>
      </figcaption>
    </figure>
  );
};
