import type { Timeline, TimelineStep } from '../../contract/timeline.ts';

/** A moment of a timeline that gets a line of its own. */
export interface Moment {
  readonly key: string;
  readonly atMs: number;
  readonly height: number;
}

/** A pause longer than this is not drawn to scale. */
const longPauseMs = 250;
const pauseHeight = 26;
const heights = { step: 34, request: 26, answer: 20, frame: 24, close: 24 };

/** A step that holds others says what these say again. */
export const isOuter = ({ path }: TimelineStep, steps: readonly TimelineStep[]): boolean =>
  steps.some((other) => other.path.startsWith(`${path}.`));

const momentsOf = ({ steps, requests, frames, probes }: Timeline): readonly Moment[] => [
  ...steps.flatMap((step, index) =>
    isOuter(step, steps) ? [] : [{ key: `step ${index}`, atMs: step.atMs, height: heights.step }],
  ),
  ...requests.map(({ atMs, number }) => ({ key: `request ${number}`, atMs, height: heights.request })),
  ...requests.map(({ atMs, durationMs, number }) => ({
    key: `answer ${number}`,
    atMs: atMs + durationMs,
    height: heights.answer,
  })),
  ...frames.map(({ atMs }, index) => ({ key: `frame ${index}`, atMs, height: heights.frame })),
  ...probes.flatMap(({ name, closedAtMs }) =>
    closedAtMs === undefined ? [] : [{ key: `close ${name}`, atMs: closedAtMs, height: heights.close }],
  ),
];

/** Where each moment of a timeline is, from top to bottom. */
export interface PlacedMoments {
  readonly yOf: (key: string) => number;
  readonly times: readonly { readonly y: number; readonly text: string }[];
  readonly pauses: readonly { readonly y: number; readonly text: string }[];
  readonly height: number;
}

const duration = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;

const timeText = (ms: number): string => `${(Math.round(ms * 10) / 10).toLocaleString('en')} ms`;

/** Places moments one below the other in the order of time, since most are within a few milliseconds and some are seconds apart. */
export const placeMoments = (timeline: Timeline, top: number): PlacedMoments => {
  const places = new Map<string, number>();
  const times: { y: number; text: string }[] = [];
  const pauses: { y: number; text: string }[] = [];
  let y = top;
  let before: number | undefined;
  for (const { key, atMs, height } of momentsOf(timeline).toSorted((one, other) => one.atMs - other.atMs)) {
    if (before !== undefined && atMs - before > longPauseMs) {
      y += pauseHeight;
      pauses.push({ y: y - pauseHeight / 3, text: `${duration(atMs - before)} later` });
    }
    y += height;
    places.set(key, y);
    if (!key.startsWith('answer')) times.push({ y, text: timeText(atMs) });
    before = atMs;
  }
  return { yOf: (key) => places.get(key) ?? top, times, pauses, height: y + 30 };
};
