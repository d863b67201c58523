import type { Exchange } from '../../contract/exchange.ts';
import type { Timeline, TimelineFrame, TimelineProbe, TimelineRequest, TimelineStep } from '../../contract/timeline.ts';
import type { Probe } from '../../probe/probe.ts';
import { excerpt } from '../../trace/excerpt.ts';
import type { Sent } from '../ledger/ledger.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import { anyStep } from '../steps/any-step.ts';

/** Enough to recognise a message or an answer. */
const longestText = 240;
/** Of each kind. More lines than these cannot be read in one picture. */
const mostShown = 60;

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

/** Says of moments how long after the beginning of the scenario they were. */
interface Clock {
  /** Milliseconds since the scenario began, of a `performance.now()`. */
  readonly since: (moment: number) => number;
  /** The same, of milliseconds since the run began. */
  readonly sinceRun: (moment: number) => number;
}

const clockOf = ({ context, trace }: ScenarioRun): Clock => {
  const runBegan = performance.now() - context.recorder.now();
  return {
    since: (moment) => rounded(moment - trace.begunAt),
    sinceRun: (moment) => rounded(moment + runBegan - trace.begunAt),
  };
};

const excerptOf =
  ({ context }: ScenarioRun) =>
  (text: string): string =>
    excerpt(text, longestText, context.recorder.redact);

const closeOf = ({ closed }: Probe, { since }: Clock): Partial<TimelineProbe> => {
  const { socket } = closed;
  if (socket === undefined) return {};
  return { closedAtMs: since(socket.atMs), closedBy: socket.by === 'server' ? 'service' : 'client' };
};

const probeOf = (probe: Probe, clock: Clock): TimelineProbe => ({
  name: probe.name,
  hub: probe.hub,
  ...(probe.user === undefined ? {} : { user: probe.user }),
  ...closeOf(probe, clock),
});

/** Whether nobody outside its audience may receive a message. */
const isStrict = ({ mayReach }: Sent): boolean => mayReach !== 'anybody' && mayReach.size === 0;

const messageOf = (exchange: Exchange, { sent, trace }: ScenarioRun): Partial<TimelineRequest> => {
  const isIt = (one: Sent): boolean => one.exchange?.number === exchange.number;
  const fence = trace.fences.find(isIt);
  const message = fence ?? sent.find(isIt);
  return {
    ...(fence === undefined ? {} : { fence: true }),
    ...(message === undefined || !isStrict(message) ? {} : { reaches: [...message.reaches] }),
  };
};

const requestOf = (exchange: Exchange, run: ScenarioRun, clock: Clock): TimelineRequest => {
  const { number, operation, method, url, status, requestBody, responseBody, durationMs } = exchange;
  const cut = excerptOf(run);
  return {
    number,
    operation,
    method,
    url: cut(url),
    atMs: clock.sinceRun(exchange.sentAtMs),
    durationMs: rounded(durationMs),
    ...(status === undefined ? {} : { status }),
    ...(requestBody === undefined || requestBody === '' ? {} : { body: cut(requestBody) }),
    ...(responseBody === undefined || responseBody === '' ? {} : { answer: cut(responseBody) }),
    ...messageOf(exchange, run),
  };
};

const framesOf = (run: ScenarioRun, { since }: Clock): readonly TimelineFrame[] => {
  const messages = [...run.sent, ...run.trace.fences];
  const cut = excerptOf(run);
  const frames = [...run.probes.values()].flatMap(({ name, frames }) => frames.map((frame) => ({ name, frame })));
  return frames
    .toSorted((one, other) => one.frame.atMs - other.frame.atMs)
    .map(({ name, frame }): TimelineFrame => {
      const of = messages.find(({ tag }) => tag !== '' && frame.text.includes(tag))?.exchange?.number;
      return {
        probe: name,
        atMs: since(frame.atMs),
        text: cut(frame.text),
        ...(frame.type === undefined ? {} : { type: frame.type }),
        ...(of === undefined ? {} : { of }),
      };
    });
};

const stepsOf = ({ trace }: ScenarioRun, { since }: Clock, endedAt: number): readonly TimelineStep[] =>
  trace.steps.map(({ step, path, begunAt, endedAt: end = endedAt }) => ({
    path,
    text: anyStep.show(step),
    atMs: since(begunAt),
    durationMs: rounded(end - begunAt),
  }));

/** The last ones: a finding ends its scenario. */
const lastOf = <Item>(items: readonly Item[]): readonly Item[] => items.slice(-mostShown);

const countLeftOut = (lists: readonly (readonly unknown[])[]): { readonly leftOut?: number } => {
  const leftOut = lists.reduce((sum, { length }) => sum + Math.max(0, length - mostShown), 0);
  return leftOut === 0 ? {} : { leftOut };
};

/** What happened in a scenario so far, for the reader of its findings. */
export const timelineOf = (run: ScenarioRun): Timeline => {
  const clock = clockOf(run);
  const now = performance.now();
  const { exchanges } = run.trace;
  const steps = stepsOf(run, clock, now);
  const frames = framesOf(run, clock);
  const inOrder = exchanges.toSorted((one, other) => one.sentAtMs - other.sentAtMs);
  return {
    startedAtMs: rounded(run.trace.begunAt - (now - run.context.recorder.now())),
    durationMs: clock.since(now),
    probes: [...run.probes.values()].map((probe) => probeOf(probe, clock)),
    steps: lastOf(steps),
    requests: lastOf(inOrder).map((exchange) => requestOf(exchange, run, clock)),
    frames: lastOf(frames),
    ...countLeftOut([steps, inOrder, frames]),
  };
};
