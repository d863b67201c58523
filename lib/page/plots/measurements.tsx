import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Report } from '../../contract/report.ts';
import { useTarget } from '../target-context.ts';
import { answersPlot } from './answers-plot.ts';
import { lagsPlot } from './lags-plot.ts';
import { milliseconds } from './milliseconds.ts';
import { PlotFigure } from './plot-figure.tsx';
import { ttlsPlot } from './ttls-plot.ts';

/** What calibration measured. 0: it could not be measured. */
const beforeTheChecks = ({ timing }: Pick<Report, 'timing'>): string => {
  if (timing === undefined) return '';
  const { roundTripMs, connectMs, deliveryMs } = timing;
  const said: readonly (readonly [ms: number, what: string])[] = [
    [roundTripMs, 'for a round trip'],
    [connectMs, 'to connect a client'],
    [deliveryMs, 'to deliver a message'],
  ];
  return said
    .filter(([ms]) => ms > 0)
    .map(([ms, what]) => `${milliseconds(ms)} ${what}`)
    .join(', ');
};

/** What was measured of a target: never judged, but worth knowing. */
export const Measurements = (): JSX.Element | null => {
  const { report } = useTarget();
  const [answers, ttls, lags] = useMemo(() => [answersPlot(report), ttlsPlot(report), lagsPlot(report)], [report]);
  if ([answers, ttls, lags].every(({ rows }) => rows.length === 0)) return null;
  const before = beforeTheChecks(report);
  return (
    <section id="measurements" aria-labelledby="measurements-title">
      <h2 id="measurements-title">Measured times</h2>
      {before !== '' && <p class="muted">Before the checks: {before}.</p>}
      <PlotFigure
        plot={answers}
        title="Time to answer"
        says="The bar goes from the fastest answer to the one that 95 of 100 did not exceed. The dot is the middle one. Many requests were under way at once."
      />
      <PlotFigure
        plot={ttls}
        title="Precision of ttl"
        says="The true end is within the bar: from the last answer that found the user in the group to the first that did not. The line is the end that was asked for. A dot without a bar: nobody asked before."
      />
      <PlotFigure
        plot={lags}
        title="Lag of effects"
        says="Each dot is an effect that was not visible at once, and how long it was waited for."
      />
    </section>
  );
};
