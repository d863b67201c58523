import type { Finding, Outcome } from '../contract/outcome.ts';
import type { CheckResult, Report } from '../contract/report.ts';
import { causesOf } from '../verdict/causes/causes-of.ts';

/** Characters of JSON for all timelines of a report: enough for the example of every cause, and for most other findings. */
const budget = 180_000;

const lengthOf = ({ timeline }: Finding): number => JSON.stringify(timeline).length;

/** The findings whose timelines are kept, in the order of their worth, up to the budget. Findings of one scenario share one. */
const chosenOf = (findings: readonly Finding[]): ReadonlySet<Finding> => {
  const chosen = new Set<Finding>();
  const scenarios = new Set<number>();
  let left = budget;
  for (const finding of findings) {
    if (finding.timeline === undefined || scenarios.has(finding.timeline.startedAtMs)) continue;
    const length = lengthOf(finding);
    if (length > left) continue;
    left -= length;
    scenarios.add(finding.timeline.startedAtMs);
    chosen.add(finding);
  }
  return chosen;
};

const without = (finding: Finding): Finding => {
  const { timeline, ...rest } = finding;
  return timeline === undefined ? finding : rest;
};

/** An outcome without timelines. */
export const withoutTimelines = (outcome: Outcome): Outcome => ({
  ...outcome,
  findings: outcome.findings.map(without),
});

/** The checks with a bounded number of timelines: those of the causes' examples, and then those of the first findings of the checks. */
export const keepTimelines = (report: Pick<Report, 'checks' | 'requirements'>): readonly CheckResult[] => {
  const { checks } = report;
  const examples = causesOf(report).flatMap(({ example }) => example.finding ?? []);
  const chosen = chosenOf([...examples, ...checks.flatMap(({ findings }) => findings)]);
  return checks.map((check) => ({
    ...check,
    findings: check.findings.map((finding) => (chosen.has(finding) ? finding : without(finding))),
  }));
};
