import { expect, it } from 'vitest';
import type { Timeline, TimelineFrame, TimelineRequest } from '../../contract/timeline.ts';
import { barsOf } from './bars-of.ts';
import { placeMoments } from './place-moments.ts';

const request = (number: number, atMs: number, rest: Partial<TimelineRequest> = {}): TimelineRequest => ({
  number,
  operation: 'broadcast',
  method: 'POST',
  url: 'http://a',
  atMs,
  durationMs: 2,
  status: 202,
  ...rest,
});

const message = request(1, 10, { reaches: [] });
const fence = request(2, 20, { fence: true });
const arrival = (of: number, atMs: number): TimelineFrame => ({ probe: 'ann', atMs, text: '{}', type: 1, of });

const barsIn = (requests: readonly TimelineRequest[], frames: readonly TimelineFrame[]) => {
  const timeline: Timeline = {
    startedAtMs: 0,
    durationMs: 100,
    probes: [{ name: 'ann', hub: 'main' }],
    steps: [{ path: '$.steps[0]', text: 'broadcast', atMs: 5, durationMs: 50 }],
    requests,
    frames,
  };
  const moments = placeMoments(timeline, 0);
  const bars = barsOf(timeline, moments, { rest: 0, service: 1, probe: () => 2 });
  return {
    bars: bars.map(({ kind, says }) => [kind, says]),
    spans: bars.map(({ top, bottom }) => [top, bottom]),
    moments,
  };
};

it('draws a silence from the message to the fence that proves it', () => {
  const { bars, spans, moments } = barsIn([message, fence], [arrival(2, 25)]);
  expect(bars).toEqual([['silence', 'Silence of ann, proved by a fence: nothing had been sent before it']]);
  expect(spans).toEqual([[moments.yOf('request 1'), moments.yOf('frame 0')]]);
});

const silent = ['unproved', 'ann was silent; no fence came through afterwards'] as const;
const lost = ['missing', 'A message should have reached ann, and did not'] as const;

it.each([
  { where: 'no fence was sent', requests: [message], frames: [], bar: silent },
  { where: 'the fence did not come', requests: [message, fence], frames: [], bar: silent },
  {
    where: 'the message should have come',
    requests: [request(1, 10, { reaches: ['ann'] }), fence],
    frames: [arrival(2, 25)],
    bar: lost,
  },
])('says otherwise where $where', ({ requests, frames, bar }) => {
  expect(barsIn(requests, frames).bars).toEqual([bar]);
});

it('draws none where the message came', () => {
  expect(barsIn([message], [arrival(1, 12)]).bars).toEqual([]);
});

it('draws for how long the same was asked again', () => {
  const look = (number: number, atMs: number): TimelineRequest =>
    request(number, atMs, { operation: 'userIsInGroup', method: 'HEAD' });
  expect(barsIn([look(1, 10), look(2, 20), look(3, 45)], []).bars).toEqual([['lag', 'asked again for 35 ms']]);
  expect(barsIn([look(1, 10)], []).bars).toEqual([]);
});
