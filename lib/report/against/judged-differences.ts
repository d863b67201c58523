import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import type { Difference } from './difference.ts';
import { foundDifference } from './found-difference.ts';

/** What only the monitors see. Whatever else they find was seen at a step of a check. */
const seenByMonitorsOnly: ReadonlySet<Finding['code']> = new Set(['malformed-frame']);

const findingsOf = ({ findings, area }: CheckResult): readonly Finding[] =>
  area === 'monitors' ? findings.filter(({ code }) => seenByMonitorsOnly.has(code)) : findings;

const isJudged = ({ state }: CheckResult): boolean => state === 'pass' || state === 'fail';

/** Checks that tell two services apart although no step does: what came after a check had been judged, or in another hub. */
export const judgedDifferences = (
  target: Report,
  against: Report,
  atSteps: readonly Difference[],
): readonly Difference[] => {
  const others = new Map(against.checks.map((check) => [check.check, check]));
  const known = new Set(atSteps.map(({ check }) => check));
  return target.checks.flatMap((check): readonly Difference[] => {
    const other = others.get(check.check);
    if (other === undefined || known.has(check.check) || !isJudged(check) || !isJudged(other)) return [];
    const [mine, theirs] = [findingsOf(check), findingsOf(other)];
    const [example] = [...mine, ...theirs];
    return foundDifference(mine, theirs).map((differs) => ({
      check: check.check,
      key: '',
      path: '',
      what: example?.exchange?.operation ?? check.area,
      text: example?.stepText ?? check.title,
      uses: example?.uses ?? [],
      before: [],
      ...differs,
      requirements: check.requirements,
    }));
  });
};
