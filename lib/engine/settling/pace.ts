import { setTimeout as passTime } from 'node:timers/promises';

const shortestMs = 10;
const longestMs = 500;

/**
 * Pauses between looks at an effect that may lag: from about a round trip up to half a second, so that a slow target is not flooded by those who
 * wait for it.
 */
export const createPace = (roundTripMs: number, signal: AbortSignal): (() => Promise<void>) => {
  let pauseMs = Math.min(longestMs, Math.max(shortestMs, roundTripMs));
  return async () => {
    await passTime(pauseMs, undefined, { signal });
    pauseMs = Math.min(longestMs, pauseMs * 1.5);
  };
};
