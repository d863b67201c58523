import { passUntil } from '../state/pass-until.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** Somebody is about to be put into an audience: what was sent before may still be on its way, and find them there. */
export const doubtEarlierSends = (run: ScenarioRun): void => {
  if (run.attempt.patient || run.context.options.target.profile.consistency.effectBudgetMs === 0) return;
  const now = performance.now();
  for (const sent of run.sent) sent.doubtfulFrom = Math.min(sent.doubtfulFrom, now);
};

/** With patience: waits until what was sent before must have found its audience. */
export const awaitSends = async (run: ScenarioRun): Promise<void> => {
  if (run.attempt.patient) await passUntil(run, (run.lastSentAt ?? -Infinity) + run.context.options.timing.settleMs);
};
