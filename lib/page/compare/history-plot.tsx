import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Report, Verdict } from '../../contract/report.ts';
import type { History } from '../../report/html/page-data.ts';
import { drawTrend, type Trend } from '../plots/draw-trend.ts';
import { useRedraw } from '../plots/use-redraw.ts';

const count = ({ requirements }: Report, verdicts: readonly Verdict[]): number =>
  requirements.filter(({ verdict }) => verdicts.includes(verdict)).length;

const trendOf = ({ runs }: History, reports: readonly Report[]): Trend => {
  const inTime = runs.flatMap(({ number }) => reports[number - 1] ?? []);
  return {
    times: inTime.map(({ run }) => Date.parse(run.startedAt) / 1000),
    lines: [
      { ink: '--good', values: inTime.map((report) => count(report, ['pass'])) },
      { ink: '--bad', values: inTime.map((report) => count(report, ['fail', 'warn', 'known'])) },
      { ink: '--quiet', values: inTime.map((report) => count(report, ['blocked', 'inconclusive', 'left out'])) },
    ],
  };
};

/** How many requirements passed and failed from run to run. The list below it says the same in words. */
export const HistoryPlot = ({
  history,
  reports,
}: {
  readonly history: History;
  readonly reports: readonly Report[];
}): JSX.Element => {
  const place = useRef<HTMLDivElement>(null);
  const redraw = useRedraw();
  useEffect(() => {
    if (place.current === null) return undefined;
    const drawn = drawTrend(place.current, trendOf(history, reports));
    return () => drawn.destroy();
  }, [history, reports, redraw]);
  return (
    <figure class="plot">
      <div ref={place} class="plot-place" aria-hidden="true" />
      <figcaption class="legend">
        <span>
          <i class="key-line tone-good" /> requirements that passed
        </span>
        <span>
          <i class="key-line tone-bad" /> failed, warned or known
        </span>
        <span>
          <i class="key-line tone-quiet" /> without a verdict
        </span>
      </figcaption>
    </figure>
  );
};
