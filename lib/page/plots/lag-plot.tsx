import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { countOf, quantity } from '../../contract/quantity.ts';
import { useTarget } from '../target-context.ts';
import { lagsOf, type LagSeries } from './lags-of.ts';

const height = 220;
const inks = ['--note', '--fence', '--doubt', '--warn', '--good', '--bad'] as const;

/** The colours of a canvas do not follow the style of the page: they are read when it is drawn. */
const colour = (name: string): string => {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
};

const share = (_: number, index: number, all: readonly number[]): number => (100 * (index + 1)) / all.length;

const draw = (place: HTMLElement, series: readonly LagSeries[]): UPlot => {
  const tables = series.map(({ lagsMs }): UPlot.AlignedData => [[...lagsMs], lagsMs.map(share)]);
  const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line') }, ticks: { stroke: colour('--line') } };
  const options: UPlot.Options = {
    width: place.clientWidth,
    height,
    legend: { live: false },
    // Lags are between one millisecond and many seconds.
    scales: { x: { time: false, distr: 3 } },
    axes: [
      { ...axis, label: 'ms after the answer', labelSize: 22 },
      { ...axis, values: (_plot, ticks) => ticks.map((tick) => `${tick} %`) },
    ],
    series: [
      { label: 'ms' },
      ...series.map(({ effect }, index) => ({
        label: effect,
        stroke: colour(inks[index % inks.length] ?? inks[0]),
        width: 2,
        spanGaps: true,
      })),
    ],
  };
  return new UPlot(options, UPlot.join(tables), place);
};

const says = ({ effect, lagsMs }: LagSeries): string => {
  const middle = lagsMs[Math.floor(lagsMs.length / 2)] ?? 0;
  return `${effect}: ${countOf(lagsMs.length, 'effect')}, half of them within ${quantity(middle)} ms, all within ${quantity(lagsMs.at(-1) ?? 0)} ms`;
};

/** How long effects took to become visible, as shares. Absent where none was late. */
export const LagPlot = (): JSX.Element | null => {
  const { report } = useTarget();
  const series = lagsOf(report);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null || series.length === 0) return undefined;
    const plot = draw(place.current, series);
    return () => plot.destroy();
  }, [report]);
  if (series.length === 0) return null;
  return (
    <section id="lag" aria-labelledby="lag-title">
      <h2 id="lag-title">Measured lag of effects</h2>
      <div ref={place} aria-hidden="true" />
      <ul class="muted">
        {series.map((one) => (
          <li key={one.effect}>{says(one)}</li>
        ))}
      </ul>
    </section>
  );
};
