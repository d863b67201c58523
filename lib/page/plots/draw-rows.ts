import UPlot from 'uplot';
import { colour } from './colour.ts';
import type { RowsPlot } from './plot-rows.ts';
import { roomIn } from './room-in.ts';

const rowHeight = 24;
const axisHeight = 28;
const titleHeight = 20;
const above = 8;
/** Below this width, the labels would leave no room for the plot. */
const narrow = 520;
/** Ticks that are closer together cannot be read. */
const leastTickGap = 42;

const valuesOf = ({ rows }: RowsPlot): readonly number[] =>
  rows.flatMap(({ span = [], dots }) => [...span, ...dots]).toSorted((one, other) => one - other);

const rangeOf = (plot: RowsPlot): [number, number] => {
  const values = valuesOf(plot);
  const [least, greatest] = [values[0] ?? 0, values.at(-1) ?? 1];
  // A logarithmic axis has no zero, and one value alone needs room on both sides.
  if (plot.isLogarithmic) return [Math.max(0.05, least) / 1.6, Math.max(0.1, greatest) * 1.6];
  const room = Math.max(20, (Math.max(0, greatest) - Math.min(0, least)) * 0.08);
  return [Math.min(0, least) - room, Math.max(0, greatest) + room];
};

const decades = [-2, -1, 0, 1, 2, 3, 4, 5, 6];

/** 1, 2 and 5 of each decade, or its beginning where that would be too many. */
const logarithmicTicks = ([least, greatest]: readonly [number, number], width: number): number[] => {
  const of = (steps: readonly number[]): number[] =>
    decades.flatMap((decade) => steps.map((step) => step * 10 ** decade)).filter((at) => at >= least && at <= greatest);
  const all = of([1, 2, 5]);
  return all.length * leastTickGap > width ? of([1]) : all;
};

interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly pixels: number;
  readonly xOf: (value: number) => number;
}

const line = ({ context }: Pen, y: number, from: number, to: number): void => {
  context.beginPath();
  context.moveTo(from, y);
  context.lineTo(to, y);
  context.stroke();
};

const drawMarks = (plot: RowsPlot, pen: Pen, yOf: (row: number) => number): void => {
  const { context, pixels, xOf } = pen;
  context.lineCap = 'round';
  context.lineWidth = 7 * pixels;
  context.strokeStyle = colour('--span');
  context.fillStyle = colour('--accent');
  plot.rows.forEach(({ span, dots }, row) => {
    const y = yOf(row);
    if (span !== undefined) line(pen, y, xOf(span[0]), xOf(span[1]));
    for (const dot of dots) {
      context.beginPath();
      context.arc(xOf(dot), y, 3.5 * pixels, 0, 2 * Math.PI);
      context.fill();
    }
  });
};

/** Where a ttl ends exactly. */
const drawZero = (plot: UPlot, pen: Pen): void => {
  const { context, pixels, xOf } = pen;
  context.strokeStyle = colour('--fence');
  context.lineWidth = 1.5 * pixels;
  context.beginPath();
  context.moveTo(xOf(0), plot.bbox.top);
  context.lineTo(xOf(0), plot.bbox.top + plot.bbox.height);
  context.stroke();
};

const draw = (drawn: UPlot, plot: RowsPlot): void => {
  const { ctx: context } = drawn;
  const pen: Pen = { context, pixels: devicePixelRatio, xOf: (value) => drawn.valToPos(value, 'x', true) };
  context.save();
  if (!plot.isLogarithmic) drawZero(drawn, pen);
  drawMarks(plot, pen, (row) => drawn.valToPos(row, 'y', true));
  context.restore();
};

/** Draws rows above one axis into an element. The caller destroys it. */
export const drawRows = (place: HTMLElement, plot: RowsPlot): UPlot => {
  const { fontFamily } = getComputedStyle(document.body);
  const width = roomIn(place);
  const size = width < narrow ? 10.5 : 12;
  const labels = 12 + 0.58 * size * Math.max(...plot.rows.map(({ label }) => label.length));
  const grid = { stroke: colour('--line'), width: 1 };
  const axis = { stroke: colour('--muted'), font: `${size}px ${fontFamily}`, ticks: { show: false } };
  const range = rangeOf(plot);
  const options: UPlot.Options = {
    width,
    height: above + plot.rows.length * rowHeight + axisHeight + titleHeight,
    padding: [above, 16, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, distr: plot.isLogarithmic ? 3 : 1, range },
      y: { time: false, dir: -1, range: [-0.6, plot.rows.length - 0.4] },
    },
    axes: [
      {
        ...axis,
        grid,
        label: plot.axis,
        labelFont: `12px ${fontFamily}`,
        labelSize: titleHeight,
        labelGap: 0,
        size: axisHeight,
        space: leastTickGap + 16,
        ...(plot.isLogarithmic ? { splits: () => logarithmicTicks(range, width - labels) } : {}),
        filter: (_plot, ticks) => ticks,
        values: (_plot, ticks) => ticks.map((tick) => tick.toLocaleString('en')),
      },
      {
        ...axis,
        grid: { show: false },
        size: labels,
        splits: () => plot.rows.map((_row, index) => index),
        values: () => plot.rows.map(({ label }) => label),
      },
    ],
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: { draw: [(drawn) => draw(drawn, plot)] },
  };
  // The marks are drawn row by row. uPlot needs a value for its scales to be there.
  return new UPlot(options, [range, [0, 0]], place);
};
