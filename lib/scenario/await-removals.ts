import { setTimeout as passTime } from 'node:timers/promises';
import type { ScenarioRun } from './scenario-run.ts';

/** Waits until whatever took somebody out of an audience must have become visible. */
export const awaitRemovals = async (run: ScenarioRun): Promise<void> => {
  const leftMs = (run.removals.latest()?.until ?? 0) - performance.now();
  if (leftMs <= 0) return;
  run.usage.waitedMs += leftMs;
  await passTime(leftMs, undefined, { signal: run.context.signal });
};
