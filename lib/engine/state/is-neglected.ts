import type { ScenarioRun } from './scenario-run.ts';

/**
 * Whether a probe of the scenario was silent for too long: past the midpoint between the ping interval and the
 * server's timeout for silent clients, less the travel time.
 */
export const isNeglected = ({ probes, context }: Pick<ScenarioRun, 'probes' | 'context'>): boolean => {
  const { pingIntervalMs, clientTimeoutMs } = context.options.target.profile.timing;
  const { roundTripMs } = context.options.timing;
  const tooLongMs = (pingIntervalMs + Math.max(pingIntervalMs, clientTimeoutMs - roundTripMs)) / 2;
  return [...probes.values()].some((probe) => probe.longestPauseMs() > tooLongMs);
};
