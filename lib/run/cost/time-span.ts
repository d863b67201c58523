import type { Forecast } from '../../engine/plan/forecast.ts';
import type { Profile } from '../../target/profile.ts';

/** How long a run takes, at least and at most, in milliseconds. */
export interface TimeSpan {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** What this machine needs for a request and what comes of it, when it has nothing else to do and when it has. */
const fastMs = 0.5;
const slowMs = 5;
/** Until the first request, and from the last one to the last file. */
const startMs = 2000;
const endMs = 15_000;

/**
 * What bounds a run: requests and connections at once, connects a second, the longest scenario, this machine. At best all of these go on side by side; at worst one after
 * another.
 */
export const timeSpan = (
  { requests, connects, longestMs, socketMs, soakMs }: Forecast,
  { limits, roundTripMs }: Pick<Profile, 'limits'> & { readonly roundTripMs: number },
): TimeSpan => {
  const bounds = [
    (requests * roundTripMs) / limits.requests,
    (1000 * connects) / limits.connectsPerSecond,
    socketMs / limits.sockets,
    longestMs,
  ];
  // A soak begins when all of that is over.
  return {
    leastMs: soakMs + startMs + Math.max(...bounds, requests * fastMs),
    mostMs: soakMs + startMs + bounds.reduce((sum, bound) => sum + bound, requests * slowMs) + endMs,
  };
};

const tenths = (ms: number): string => (ms / 60_000).toFixed(1);

/** `0.9 to 2.1 minutes` */
export const minutesText = ({ leastMs, mostMs }: TimeSpan): string => `${tenths(leastMs)} to ${tenths(mostMs)} minutes`;
