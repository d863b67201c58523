import { fence } from './fence.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/**
 * Sends control messages to the probes after a deadline was missed. Late is what came, but late: then everything is slow, and the missed deadline says
 * nothing. A route by which no control comes at all is not slow but broken, which is what is to be found.
 */
export const controlIsLate = async (run: ScenarioRun, names: readonly string[]): Promise<boolean> => {
  const { deliveryDeadlineMs } = run.context.options.timing;
  let slowestMs = 0;
  const onArrival = (tookMs: number): void => {
    slowestMs = Math.max(slowestMs, tookMs);
  };
  await fence(run, names, { deadlineMs: 2 * deliveryDeadlineMs, onArrival });
  return slowestMs > deliveryDeadlineMs / 2;
};
