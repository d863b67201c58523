import { setTimeout as passTime } from 'node:timers/promises';
import type { ScenarioRun } from './scenario-run.ts';

/** Somebody is about to be put into an audience: what was sent before may still be on its way, and find them there. */
export const doubtEarlierSends = (run: ScenarioRun): void => {
  if (run.patient || run.context.options.target.profile.consistency.effectBudgetMs === 0) return;
  const now = performance.now();
  for (const sent of run.sent) sent.doubtfulFrom = Math.min(sent.doubtfulFrom, now);
};

/** With patience: waits until what was sent before must have found its audience. */
export const awaitSends = async (run: ScenarioRun): Promise<void> => {
  const leftMs = (run.lastSentAt ?? -Infinity) + run.context.options.timing.settleMs - performance.now();
  if (!run.patient || leftMs <= 0) return;
  run.usage.waitedMs += leftMs;
  await passTime(leftMs, undefined, { signal: run.context.signal });
};
