import { setTimeout as passTime } from 'node:timers/promises';
import type { ScenarioRun } from './scenario-run.ts';

/** Lets the effects of the scenario settle: at once where they are immediate, else for as long as calibration says that they may take. */
export const doSettle = async (run: ScenarioRun): Promise<void> => {
  const ageMs = run.pending.latestAgeMs();
  const leftMs = ageMs === undefined ? 0 : run.context.options.timing.settleMs - ageMs;
  if (leftMs > 0) {
    run.usage.waitedMs += leftMs;
    await passTime(leftMs, undefined, { signal: run.context.signal });
  }
  run.pending.settle();
};
