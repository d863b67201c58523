import { expect, test } from 'vitest';
import { loadProfile } from '../../target/load-profile.ts';
import { minutesText, timeSpan } from './time-span.ts';

const forecast = {
  messages: 3500,
  requests: 7200,
  connects: 660,
  peakSockets: 9,
  longestMs: 20_000,
  soakMs: 0,
  socketMs: 300_000,
  byCheck: {},
};

test('a run takes as long as what bounds it most, at least, and all bounds together, at most', () => {
  const { limits } = loadProfile('azure');
  const near = timeSpan(forecast, { limits, roundTripMs: 1 });
  expect(near.leastMs).toBe(2000 + (1000 * 660) / limits.connectsPerSecond);
  expect(near.mostMs).toBeGreaterThan(near.leastMs + 20_000);
  const far = timeSpan(forecast, { limits, roundTripMs: 200 });
  expect(far.leastMs).toBe(2000 + (7200 * 200) / limits.requests);
  expect(minutesText({ leastMs: 45_000, mostMs: 126_000 })).toBe('0.8 to 2.1 minutes');
});
