import type { ScenarioRun } from './scenario-run.ts';

/**
 * Whether a probe of the scenario was silent for longer than we have a right to be: from half-way between the interval of the pings and the time after
 * which the server drops the silent, less what they are on their way.
 */
export const isNeglected = ({ probes, context }: Pick<ScenarioRun, 'probes' | 'context'>): boolean => {
  const { pingIntervalMs, clientTimeoutMs } = context.options.target.profile.timing;
  const { roundTripMs } = context.options.timing;
  const tooLongMs = (pingIntervalMs + Math.max(pingIntervalMs, clientTimeoutMs - roundTripMs)) / 2;
  return [...probes.values()].some((probe) => probe.longestPauseMs() > tooLongMs);
};
