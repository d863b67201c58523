import type { Requirement } from '../spec/requirement.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Verdict } from '../contract/report.ts';

/** What one check says of one requirement that it verifies; from the worst to the least. */
type Word = 'fail' | 'doubted' | 'inconclusive' | 'left out' | 'pass' | 'blocked' | 'not observed' | 'not applicable';

const order: readonly Word[] = [
  'fail',
  'doubted',
  'inconclusive',
  'left out',
  'pass',
  'blocked',
  'not observed',
  'not applicable',
];

const decidedBy = ({ findings }: Outcome, id: string): boolean =>
  findings.some(
    ({ requirements, setup }) => setup !== true && (requirements.length === 0 || requirements.includes(id)),
  );

/** A check that found something elsewhere, or was blocked on its way, still has looked at what it had passed by then. */
const wordOf = (outcome: Outcome, id: string): Word => {
  const { state, looked, doubted = [] } = outcome;
  if (state === 'not-applicable') return 'not applicable';
  if (state === 'not-testable' || decidedBy(outcome, id)) return 'fail';
  if (doubted.includes(id)) return 'doubted';
  if (state === 'inconclusive') return state;
  if (state === 'left-out') return 'left out';
  if (looked.includes(id)) return 'pass';
  return outcome.blockedBy === undefined ? 'not observed' : 'blocked';
};

const noted = (outcomes: readonly Outcome[], id: string): boolean =>
  outcomes.some(
    ({ observations, looked }) =>
      looked.includes(id) || observations.some(({ requirements }) => requirements.includes(id)),
  );

/**
 * The verdict of a requirement from the outcomes of all checks that verify it: the worst of them counts. What could not be tried because the target lacks
 * what it owes is a fail; a deviation from a `should` is a warning; a `record` is never judged. A check that was not run because of something else leaves the
 * requirement to the others ({@link unjudgedBy}); one that has met a deviation charged to something else leaves it blocked.
 */
export const judgeRequirement = (
  { id, level }: Pick<Requirement, 'id' | 'level'>,
  outcomes: readonly Outcome[],
): Verdict => {
  const words = new Set(outcomes.map((outcome) => wordOf(outcome, id)));
  const word = order.find((one) => words.has(one)) ?? 'not observed';
  const worst = word === 'doubted' ? 'blocked' : word;
  if (level === 'record') {
    if (noted(outcomes, id)) return 'observed';
    return worst === 'not applicable' || worst === 'left out' ? worst : 'not observed';
  }
  return worst === 'fail' && level === 'should' ? 'warn' : worst;
};

/** The checks that leave a requirement to others, or have judged it in part, since it relies there on what does not hold. */
export const unjudgedBy = (id: string, outcomes: readonly Outcome[]): readonly string[] =>
  outcomes
    .filter((outcome) => wordOf(outcome, id) === 'blocked' || outcome.partly?.includes(id) === true)
    .map(({ check }) => check);
