import { Stop, type ScenarioRun } from '../state/scenario-run.ts';
import { controlIsLate } from './control-is-late.ts';
import { fence } from './fence.ts';
import { lostFences } from './lost-fences.ts';
import { notGone } from './not-gone.ts';

/**
 * Proves the silence of every probe that had to be silent, or that could have been sent a second copy.
 * @returns why it could not be proved
 */
export const proveSilence = async (run: ScenarioRun): Promise<Stop | undefined> => {
  if (run.sent.length === 0 || run.probes.size === 0) return undefined;
  const names = [...run.probes.keys()];
  const isProved = await fence(run, names);
  await Promise.all(run.trace.waits);
  if (isProved) return undefined;
  const open = await notGone(run);
  // The silence of who has gone in the meantime needs no proof.
  if (open?.length === 0 && (await fence(run, names))) return undefined;
  if (open?.[0] !== undefined) {
    run.found.findings.push(...open);
    return new Stop('not-testable', open[0].message);
  }
  if (await controlIsLate(run, names))
    return new Stop('inconclusive', 'silence could not be proved: fences missed their deadline');
  run.found.findings.push(...lostFences(run));
  return new Stop('not-testable', 'silence could not be proved: no fence arrived by any route');
};
