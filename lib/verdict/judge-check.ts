import type { Level } from '../spec/requirement.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Verdict } from '../contract/report.ts';

/** The requirements that a red outcome is about: those of its findings, or all of the check where it could not be tried. */
export const concernedBy = ({ state, findings }: Outcome, verifies: readonly string[]): readonly string[] => {
  const judged = findings.filter(({ setup }) => setup !== true);
  const named = judged.flatMap(({ requirements }) => (requirements.length === 0 ? verifies : requirements));
  return state === 'not-testable' ? [...verifies, ...named] : named;
};

/** The verdict of a check: its outcome in the light of the levels of the requirements it is about. */
export const judgeCheck = (
  outcome: Outcome,
  verifies: readonly string[],
  levelOf: (requirement: string) => Level | undefined,
): Verdict => {
  const { state, looked, observations } = outcome;
  if (state === 'not-applicable') return 'not applicable';
  if (state === 'left-out') return 'left out';
  if (state === 'inconclusive' || state === 'blocked') return state;
  if (state === 'fail' || state === 'not-testable') {
    const levels = new Set(concernedBy(outcome, verifies).map(levelOf));
    if (levels.has('must') || levels.has(undefined)) return 'fail';
    return levels.has('should') ? 'warn' : 'observed';
  }
  if (looked.some((id) => levelOf(id) !== 'record')) return 'pass';
  return looked.length > 0 || observations.length > 0 ? 'observed' : 'not observed';
};
