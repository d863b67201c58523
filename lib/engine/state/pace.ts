import { setTimeout as passTime } from 'node:timers/promises';
import type { ScenarioRun } from './scenario-run.ts';

const shortestMs = 10;
const longestMs = 500;

/**
 * Pauses between looks at an effect that may lag: from about a round trip up to half a second, so that a slow target is not flooded by those who
 * wait for it.
 */
export const createPace = (run: ScenarioRun): (() => Promise<void>) => {
  let pauseMs = Math.min(longestMs, Math.max(shortestMs, run.context.options.timing.roundTripMs));
  return async () => {
    await passTime(pauseMs, undefined, { signal: run.context.signal });
    pauseMs = Math.min(longestMs, pauseMs * 1.5);
  };
};
