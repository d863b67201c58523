import { setTimeout as passTime } from 'node:timers/promises';

const shortestMs = 10;
const longestMs = 500;

/**
 * Pauses between queries for a lagging effect: from about a round trip up to half a second, so that waiting does not
 * flood a slow target.
 */
export const createPace = (roundTripMs: number, signal: AbortSignal): (() => Promise<void>) => {
  let pauseMs = Math.min(longestMs, Math.max(shortestMs, roundTripMs));
  return async () => {
    await passTime(pauseMs, undefined, { signal });
    pauseMs = Math.min(longestMs, pauseMs * 1.5);
  };
};
