import { passUntil } from '../state/pass-until.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** Waits until whatever took somebody out of an audience must have become visible. */
export const awaitRemovals = (run: ScenarioRun): Promise<void> => passUntil(run, run.removals.latest()?.until ?? 0);
