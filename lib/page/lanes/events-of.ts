import type { Timeline, TimelineFrame, TimelineProbe, TimelineRequest } from '../../contract/timeline.ts';
import type { LaneXs } from './bars-of.ts';
import type { Arrow, ArrowKind, PictureEvent } from './picture.ts';
import type { PlacedMoments } from './place-moments.ts';

/** Nobody knows when a request came to the service: its arrow is a little inclined. */
const incline = 8;
/** A frame further below its request than this gets a short arrow. */
const longest = 160;

interface Sheet {
  readonly timeline: Timeline;
  readonly moments: PlacedMoments;
  readonly xs: LaneXs;
}

const isStray = ({ of, probe, type }: TimelineFrame, { requests }: Timeline): boolean => {
  if (type !== 1) return false;
  const request = requests.find(({ number }) => number === of);
  return request?.reaches !== undefined && request.fence !== true && !request.reaches.includes(probe);
};

const nameOf = ({ operation, fence }: TimelineRequest): string => (fence === true ? `fence (${operation})` : operation);

const requestEvent = (request: TimelineRequest, { moments, xs }: Sheet): PictureEvent => {
  const { number, method, url, status, body, answer, fence, durationMs } = request;
  const sentY = moments.yOf(`request ${number}`);
  const answerY = moments.yOf(`answer ${number}`);
  const name = nameOf(request);
  const kind: ArrowKind = fence === true ? 'fence' : 'request';
  const answered = status === undefined ? 'no answer' : String(status);
  const trouble = status === undefined || status >= 500;
  return {
    id: `request-${number}`,
    arrows: [
      { kind, from: { x: xs.rest, y: sentY - incline }, to: { x: xs.service, y: sentY }, label: `${method} ${name}` },
      {
        kind: trouble ? 'trouble' : 'answer',
        from: { x: xs.service, y: answerY - incline },
        to: { x: xs.rest, y: answerY },
        label: answered,
      },
    ],
    details: [
      ['Request', `#${number} ${method} ${url}`],
      ...(body === undefined ? [] : [['Body', body] as const]),
      ['Answer', `${answered} after ${durationMs.toLocaleString('en')} ms`],
      ...(answer === undefined ? [] : [['Answer body', answer] as const]),
      ...(fence === true
        ? [['Why', 'A fence: what has not arrived at a client before this message was not sent to it.'] as const]
        : []),
    ],
  };
};

const kindOf = (frame: TimelineFrame, { requests }: Timeline): readonly [kind: ArrowKind, label: string] => {
  if (frame.type === 7) return ['close', 'close'];
  if (requests.find(({ number }) => number === frame.of)?.fence === true) return ['fence', 'fence'];
  const types: Readonly<Record<number, string>> = { 1: 'message', 3: 'completion', 6: 'ping' };
  return ['message', types[frame.type ?? 0] ?? 'record'];
};

/** Frames of one message begin a little below each other: else the arrows to several clients would hide each other. */
const fanned = (frame: TimelineFrame, index: number, { frames }: Timeline): number =>
  Math.min(12, 3 * frames.slice(0, index).filter(({ of }) => of === frame.of).length);

const arrowOf = (frame: TimelineFrame, index: number, { timeline, moments, xs }: Sheet): Arrow => {
  const y = moments.yOf(`frame ${index}`);
  const [kind, label] = kindOf(frame, timeline);
  const sentY =
    frame.of === undefined ? y - incline : moments.yOf(`request ${frame.of}`) + fanned(frame, index, timeline);
  const fromY = y - sentY > longest || sentY > y ? y - incline : sentY;
  const stray = isStray(frame, timeline);
  return {
    kind: stray ? 'stray' : kind,
    from: { x: xs.service, y: fromY },
    to: { x: xs.probe(frame.probe), y },
    label: stray ? 'not for it' : label,
  };
};

const frameEvent = (frame: TimelineFrame, index: number, sheet: Sheet): PictureEvent => {
  const arrow = arrowOf(frame, index, sheet);
  const of = frame.of === undefined ? '' : `, of request #${frame.of}`;
  return {
    id: `frame-${index}`,
    arrows: [arrow],
    details: [
      ['Frame', `at ${frame.probe}, ${frame.atMs.toLocaleString('en')} ms${of}`],
      ['Text', frame.text],
    ],
  };
};

const closeEvent = ({ name, closedBy }: TimelineProbe, { moments, xs }: Sheet): PictureEvent => {
  const y = moments.yOf(`close ${name}`);
  const by = closedBy === 'client' ? 'by its client' : 'by the service';
  return {
    id: `close-${name}`,
    arrows: [{ kind: 'close', from: { x: xs.probe(name) - 9, y }, to: { x: xs.probe(name) + 9, y }, label: 'closed' }],
    details: [['Closed', `the connection of ${name}, ${by}`]],
  };
};

/** What happened between the lanes, in the order of time. */
export const eventsOf = (sheet: Sheet): readonly PictureEvent[] => {
  const { requests, frames, probes } = sheet.timeline;
  const closed = probes.filter(({ closedAtMs }) => closedAtMs !== undefined);
  const events = [
    ...requests.map((request) => ({ atMs: request.atMs, event: requestEvent(request, sheet) })),
    ...frames.map((frame, index) => ({ atMs: frame.atMs, event: frameEvent(frame, index, sheet) })),
    ...closed.map((probe) => ({ atMs: probe.closedAtMs ?? 0, event: closeEvent(probe, sheet) })),
  ];
  return events.toSorted((one, other) => one.atMs - other.atMs).map(({ event }) => event);
};
