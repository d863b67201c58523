import { fence } from './fence.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/**
 * Sends control messages to the probes after a missed deadline. If they arrive late, everything is slow and the
 * missed deadline proves nothing. If none arrives by a route, that route is broken, which is a finding.
 */
export const controlIsLate = async (run: ScenarioRun, names: readonly string[]): Promise<boolean> => {
  const { deliveryDeadlineMs } = run.context.options.timing;
  let slowestMs = 0;
  const onArrival = (tookMs: number): void => {
    slowestMs = Math.max(slowestMs, tookMs);
  };
  await fence(run, names, { onArrival, isControl: true });
  return slowestMs > deliveryDeadlineMs / 2;
};
