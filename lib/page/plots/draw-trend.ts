import UPlot from 'uplot';
import { colour } from './colour.ts';
import { roomIn } from './room-in.ts';

/** Counts in time. */
export interface Trend {
  /** Seconds since 1970, rising. */
  readonly times: readonly number[];
  readonly lines: readonly { readonly ink: string; readonly values: readonly number[] }[];
}

const height = 170;
const axisHeight = 30;
const titleWidth = 22;
const daySeconds = 86_400;

/** Days where the runs are days apart, else times of the day. */
const momentText = (seconds: number, spanSeconds: number): string => {
  const iso = new Date(seconds * 1000).toISOString();
  return spanSeconds > 2 * daySeconds ? iso.slice(0, 10) : iso.slice(11, 16);
};

/** Draws counts in time into an element. The caller destroys it. */
export const drawTrend = (place: HTMLElement, { times, lines }: Trend): UPlot => {
  const { fontFamily } = getComputedStyle(document.body);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const axis = {
    stroke: colour('--muted'),
    font: `12px ${fontFamily}`,
    ticks: { show: false },
    grid: { stroke: colour('--line'), width: 1 },
  };
  const options: UPlot.Options = {
    width: roomIn(place),
    height,
    padding: [10, 24, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, _least, greatest) => [0, Math.max(1, greatest) * 1.08] } },
    axes: [
      {
        ...axis,
        size: axisHeight,
        space: 100,
        ...(span > 2 * daySeconds
          ? { incrs: [1, 2, 5, 7, 14, 28, 91, 182, 364].map((days) => days * daySeconds) }
          : {}),
        values: (_plot, ticks) => ticks.map((tick) => momentText(tick, span)),
      },
      {
        ...axis,
        label: 'requirements',
        labelFont: `12px ${fontFamily}`,
        labelSize: titleWidth,
        labelGap: 0,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      },
    ],
    series: [
      {},
      ...lines.map(({ ink }) => ({
        stroke: colour(ink),
        width: 2,
        points: { show: true, size: 7, fill: colour('--surface') },
      })),
    ],
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
  };
  return new UPlot(options, [[...times], ...lines.map(({ values }) => [...values])], place);
};
