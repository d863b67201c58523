import { isDeaf, noteDeaf } from './deaf.ts';
import { fence } from './fence.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/**
 * Sends control messages to the probes after a missed deadline. If they arrive late, everything is slow and the
 * missed deadline proves nothing. If none arrives by a route, that route is broken, which is a finding. None is sent to those of whom that is known.
 */
export const controlIsLate = async (run: ScenarioRun, names: readonly string[]): Promise<boolean> => {
  const probes = names.filter((name) => !isDeaf(run, name));
  const { deliveryDeadlineMs } = run.context.options.timing;
  const before = run.trace.fences.length;
  let slowestMs = 0;
  const onArrival = (tookMs: number): void => {
    slowestMs = Math.max(slowestMs, tookMs);
  };
  await fence(run, probes, { onArrival, isControl: true });
  noteDeaf(run, probes, run.trace.fences.slice(before));
  return slowestMs > deliveryDeadlineMs / 2;
};
