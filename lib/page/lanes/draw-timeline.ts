import type { Timeline, TimelineStep } from '../../contract/timeline.ts';
import { barsOf, type LaneXs } from './bars-of.ts';
import { eventsOf } from './events-of.ts';
import type { Lane, Picture, Point } from './picture.ts';
import { isOuter, placeMoments, type PlacedMoments } from './place-moments.ts';

const restX = 106;
const serviceX = 328;
const firstProbeX = 458;
const betweenProbes = 130;
const margin = 96;
/** Captions of steps need as much. */
const leastWidth = 800;

const lanesOf = ({ probes }: Timeline, xs: LaneXs): readonly Lane[] => [
  { name: 'REST', note: 'requests', x: xs.rest },
  { name: 'Service', note: 'target', x: xs.service },
  ...probes.map(({ name, user }) => ({
    name,
    note: user === undefined ? 'client' : 'client with user id',
    x: xs.probe(name),
  })),
];

const barriersOf = ({ frames, requests }: Timeline, { yOf }: PlacedMoments, xs: LaneXs): readonly Point[] => {
  const fences = new Set(requests.filter(({ fence }) => fence === true).map(({ number }) => number));
  return frames.flatMap(({ of, probe }, index) =>
    of !== undefined && fences.has(of) ? [{ x: xs.probe(probe), y: yOf(`frame ${index}`) }] : [],
  );
};

/** A finding of a value among many names its step with the number of the value in front. */
const isFound = ({ path }: TimelineStep, found: string | undefined): boolean =>
  found !== undefined && found.replace(/^\$\[\d+\]\$/, '$') === path;

/** Lays a timeline out as lanes with arrows. @param found path of the finding's step */
export const drawTimeline = (timeline: Timeline, found: string | undefined): Picture => {
  const names = timeline.probes.map(({ name }) => name);
  const xs: LaneXs = {
    rest: restX,
    service: serviceX,
    probe: (name) => firstProbeX + Math.max(0, names.indexOf(name)) * betweenProbes,
  };
  const moments = placeMoments(timeline, 4);
  return {
    width: Math.max(leastWidth, xs.probe(names.at(-1) ?? '') + margin),
    height: moments.height,
    lanes: lanesOf(timeline, xs),
    captions: timeline.steps.flatMap((step, index) =>
      isOuter(step, timeline.steps)
        ? []
        : [{ y: moments.yOf(`step ${index}`), text: step.text, isFound: isFound(step, found) }],
    ),
    pauses: moments.pauses,
    times: moments.times,
    events: eventsOf({ timeline, moments, xs }),
    barriers: barriersOf(timeline, moments, xs),
    bars: barsOf(timeline, moments, xs),
  };
};
