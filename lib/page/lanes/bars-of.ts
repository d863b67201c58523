import type { Timeline, TimelineFrame, TimelineRequest } from '../../contract/timeline.ts';
import type { Bar, BarKind } from './picture.ts';
import type { PlacedMoments } from './place-moments.ts';

/** Where the lanes stand. */
export interface LaneXs {
  readonly rest: number;
  readonly service: number;
  readonly probe: (name: string) => number;
}

/** What a client's silence means. */
type Silence = Exclude<BarKind, 'lag'>;

interface Stretch {
  readonly kind: Silence;
  readonly probe: string;
  readonly top: number;
  readonly bottom: number;
}

const says: Readonly<Record<Silence, (name: string) => string>> = {
  silence: (name) => `Silence of ${name}, proved by a fence: nothing had been sent before it`,
  unproved: (name) => `${name} was silent; no fence came through afterwards`,
  missing: (name) => `A message should have reached ${name}, and did not`,
};

const indexedFrames = ({ frames }: Timeline) => frames.map((frame, index) => ({ frame, key: `frame ${index}` }));

const answeredAt = ({ atMs, durationMs }: TimelineRequest): number => atMs + durationMs;

/** The first fence that came to a probe, of those that were sent after a request was answered. */
const fenceAfter = (timeline: Timeline, request: TimelineRequest, probe: string): string | undefined => {
  const fences = new Map(timeline.requests.filter(({ fence }) => fence === true).map((one) => [one.number, one]));
  const isLater = ({ of }: TimelineFrame): boolean => (fences.get(of ?? 0)?.atMs ?? -1) >= answeredAt(request);
  return indexedFrames(timeline).find(({ frame }) => frame.probe === probe && isLater(frame))?.key;
};

const stretchOf = (
  timeline: Timeline,
  request: TimelineRequest,
  probe: string,
  { yOf, height }: PlacedMoments,
): readonly Stretch[] => {
  const reaches = request.reaches?.includes(probe) === true;
  const came = timeline.frames.some((frame) => frame.probe === probe && frame.of === request.number);
  if (came) return [];
  const fence = fenceAfter(timeline, request, probe);
  const unless = fence === undefined ? 'unproved' : 'silence';
  const kind = reaches ? 'missing' : unless;
  return [
    { kind, probe, top: yOf(`request ${request.number}`), bottom: fence === undefined ? height - 16 : yOf(fence) },
  ];
};

/** Stretches of one kind on one lane that overlap are one. */
const joined = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const result: Stretch[] = [];
  for (const one of stretches.toSorted((a, b) => a.top - b.top)) {
    const at = result.findIndex(
      ({ kind, probe, bottom }) => kind === one.kind && probe === one.probe && bottom >= one.top,
    );
    const before = result[at];
    if (before === undefined) result.push(one);
    else result[at] = { ...before, bottom: Math.max(before.bottom, one.bottom) };
  }
  return result;
};

const audienceBars = (timeline: Timeline, moments: PlacedMoments, xs: LaneXs): readonly Bar[] => {
  const messages = timeline.requests.filter(({ reaches, fence }) => reaches !== undefined && fence !== true);
  const stretches = messages.flatMap((request) =>
    timeline.probes.flatMap(({ name }) => stretchOf(timeline, request, name, moments)),
  );
  return joined(stretches).map(({ kind, probe, top, bottom }) => ({
    kind,
    x: xs.probe(probe),
    top,
    bottom,
    says: says[kind](probe),
  }));
};

const isRepeated = (one: TimelineRequest, other: TimelineRequest): boolean =>
  one.operation === other.operation &&
  one.url === other.url &&
  one.method === other.method &&
  one.fence === other.fence;

/** Requests that were repeated within one step: the time between the first and the last is the lag of an effect. */
const lagBars = ({ steps, requests }: Timeline, { yOf }: PlacedMoments, xs: LaneXs): readonly Bar[] =>
  steps.flatMap((step): readonly Bar[] => {
    const inside = requests.filter(
      ({ atMs, fence, operation }) =>
        atMs >= step.atMs && atMs <= step.atMs + step.durationMs && fence !== true && operation !== 'negotiate',
    );
    const [first] = inside;
    const last = inside.findLast((one) => first !== undefined && isRepeated(first, one));
    if (first === undefined || last === undefined || first === last) return [];
    const lag = Math.round(last.atMs - first.atMs);
    const [top, bottom] = [yOf(`request ${first.number}`), yOf(`request ${last.number}`)];
    return [{ kind: 'lag', x: xs.rest - 9, top, bottom, says: `asked again for ${lag.toLocaleString('en')} ms` }];
  });

/** Stretches of time that mean something: proved and unproved silence, what is missing, and lag. */
export const barsOf = (timeline: Timeline, moments: PlacedMoments, xs: LaneXs): readonly Bar[] => [
  ...audienceBars(timeline, moments, xs),
  ...lagBars(timeline, moments, xs),
];
