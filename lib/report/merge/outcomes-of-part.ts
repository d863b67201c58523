import { outcomeShape, type Finding, type Outcome } from '../../contract/outcome.ts';
import type { CheckResult, Report } from '../../contract/report.ts';

/** The same finding before and after it was charged. */
const keyOf = (finding: Finding): string => JSON.stringify({ ...finding, timeline: undefined, requirements: [] });

/** The timelines of a report stand with its checks only. */
const withTimelines = (outcome: Outcome, check: CheckResult): Outcome => {
  const left = [...check.findings];
  const takeLike = (finding: Finding): Finding | undefined => {
    const place = left.findIndex((one) => keyOf(one) === keyOf(finding));
    return place < 0 ? undefined : left.splice(place, 1)[0];
  };
  const findings = outcome.findings.map((finding) => {
    const timeline = takeLike(finding)?.timeline;
    return timeline === undefined ? finding : { ...finding, timeline };
  });
  return { ...outcome, findings };
};

/** A result without what a report has made of the outcome. */
const outcomeIn = (check: CheckResult): Outcome =>
  Object.fromEntries(Object.entries(check).filter(([name]) => name in outcomeShape)) as unknown as Outcome;

/** What a part has seen, before anything was charged or known: the verdict of the whole begins there. */
export const outcomesOfPart = ({ checks, part }: Report): readonly Outcome[] => {
  const uncharged = new Map((part?.uncharged ?? []).map((outcome) => [outcome.check, outcome]));
  return checks.map((check) => {
    const before = uncharged.get(check.check);
    return before === undefined ? outcomeIn(check) : withTimelines(before, check);
  });
};
