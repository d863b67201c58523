import type { Check } from '../contract/check.ts';
import type { Finding, FindingCode } from '../contract/outcome.ts';
import type { CheckResult, Report } from '../contract/report.ts';
import type { Step } from '../contract/step.ts';
import type { Timing } from '../contract/timing.ts';
import { emptyEstimate, estimateSteps, type Total } from '../engine/plan/estimate.ts';
import { isSoak } from '../engine/plan/outlasts.ts';
import { walkSteps } from '../engine/plan/walk-steps.ts';
import { unitsOfSend } from '../engine/steps/parts/cost-of-call.ts';
import type { SessionOptions } from '../engine/state/session-options.ts';
import { operationIn } from '../spec/operation-in.ts';
import type { Target } from '../target/target.ts';
import type { Cause } from '../verdict/causes/cause.ts';
import { causesOf } from '../verdict/causes/causes-of.ts';
import { locateSteps } from './locate-steps.ts';
import type { LocatedSteps, ScriptText } from './script-input.ts';
import { ownNames } from '../report/files/own-names.ts';
import { writeScript } from './write-script.ts';

/** Where the steps of the causes come from. */
export interface ScriptSource {
  readonly checks: readonly { readonly check: Check }[];
  readonly target: Target;
  readonly timing: Timing;
  readonly run: SessionOptions['run'];
}

/** What one run of a script sends to a correct target. */
export interface ScriptCost extends Pick<Total, 'messages' | 'requests' | 'connects' | 'peak' | 'ms'> {
  /** If every message came to every client of the script. */
  readonly mostMessages: number;
}

/** A script, before it has been run. */
export interface WrittenScript {
  readonly cause: string;
  readonly check: string;
  readonly finding?: number;
  /** Below the folder of the reports; absent: there is no script. */
  readonly file?: string;
  readonly text?: string;
  readonly cost?: ScriptCost;
  /** Why there is no script. */
  readonly reason?: string;
}

/** What the runtime calls a deviation; a code that is missing here has the same name there. */
const runtimeCodes: Readonly<Partial<Record<FindingCode, readonly string[]>>> = {
  'undocumented-status': ['status'],
  'server-error': ['status'],
  'not-expired': ['status'],
  // A step that asks once says only what it was answered.
  'expired-early': ['expired-early', 'status'],
  late: ['misdelivered', 'duplicated'],
};

/** Whether a message may show its deviation only after later steps. */
const showsLate: ReadonlySet<FindingCode> = new Set([
  'misdelivered',
  'duplicated',
  'altered',
  'late',
  'malformed-frame',
]);

/** A monitor has looked at an answer that the step itself does not judge. */
const judgedStrictly = (step: Step, finding: Finding, target: Target): Step => {
  if (step.do === 'together') return { ...step, steps: step.steps.map((one) => judgedStrictly(one, finding, target)) };
  if (step.do !== 'call' || step.operation !== finding.exchange?.operation) return step;
  const { observe: _notJudged, ...rest } = step;
  return { ...rest, expect: operationIn(target.catalogue, step.operation).statuses };
};

const relevant = ({ steps, at }: LocatedSteps, finding: Finding | undefined, target: Target): LocatedSteps => {
  if (finding === undefined || at === undefined) return { steps };
  const judged =
    finding.during === undefined
      ? steps
      : steps.map((step, index) => (index === at ? judgedStrictly(step, finding, target) : step));
  return { steps: showsLate.has(finding.code) ? judged : judged.slice(0, at + 1), at };
};

const isOfLag = (finding: Finding | undefined): boolean =>
  finding?.code === 'done-late' || finding?.code === 'went-back';

const located = ({ example: { check, finding } }: Cause, source: ScriptSource): LocatedSteps | string => {
  // Scripts know nothing of lag.
  const id = isOfLag(finding) ? check.check : (finding?.during ?? check.check);
  const found = source.checks.find((one) => one.check.id === id)?.check;
  if (finding?.code === 'leaked') return 'it takes several checks at once';
  if (found === undefined || 'monitor' in found) return 'a monitor saw it, outside the steps of a check';
  if (isSoak(found)) return 'it takes a soak';
  const steps = locateSteps(found, finding, source);
  if (steps === undefined || (finding?.code !== 'malformed-frame' && finding !== undefined && steps.at === undefined))
    return 'it was seen outside the steps of its check';
  return relevant(steps, finding, source.target);
};

const slugOf = (title: string): string =>
  title
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '');

const requirementsOf = (report: Report, check: CheckResult, finding: Finding | undefined): readonly string[] => {
  const ids = finding === undefined || finding.requirements.length === 0 ? check.requirements : finding.requirements;
  return report.requirements
    .filter(({ id }) => ids.includes(id))
    .map(({ id, says, level }) => `${says} (${level}) [${id}]`);
};

const textOf = (report: Report, { title, example: { check, finding } }: Cause, file: string): ScriptText => ({
  title,
  file,
  lines: [
    ...requirementsOf(report, check, finding)
      .slice(0, 3)
      .map((text) => ['requirement', text] as const),
    ['check', `${finding?.during ?? check.check}, run ${report.run.id}, seed ${report.run.seed}`],
    ...(finding === undefined
      ? [['reason', check.reason ?? 'not testable'] as const]
      : [['expected', finding.expected] as const, ['seen', finding.seen] as const]),
    ...(finding?.counterexample === undefined ? [] : [['smallest', finding.counterexample.value] as const]),
  ],
});

/** A step that sends: a message, or one to see that a connection is open. */
const unitsSent = (step: Step, { target }: ScriptSource): number => {
  if (step.do === 'open') return 1;
  return step.do === 'call' && operationIn(target.catalogue, step.operation).sends ? unitsOfSend(step) : 0;
};

const costOf = (steps: readonly Step[], source: ScriptSource): ScriptCost => {
  const estimate = estimateSteps(emptyEstimate(source.target.profile, source.timing), steps);
  const { messages, requests, connects, peak, ms } = estimate;
  const units = [...walkSteps(steps)].reduce((sum, step) => sum + unitsSent(step, source), 0);
  return { messages, requests, connects, peak, ms, mostMessages: Math.max(messages, units * connects) };
};

const scriptOf = (
  report: Report,
  cause: Cause,
  { source, number }: { readonly source: ScriptSource; readonly number: number },
): WrittenScript => {
  const {
    title,
    example: { check, finding },
  } = cause;
  const index = finding === undefined ? undefined : check.findings.indexOf(finding);
  const base = { cause: title, check: check.check, ...(index === undefined ? {} : { finding: index }) };
  const steps = located(cause, source);
  if (typeof steps === 'string') return { ...base, reason: steps };
  const name = `${number}-${slugOf(title)}.mjs`;
  const codes = finding === undefined ? undefined : (runtimeCodes[finding.code] ?? [finding.code]);
  const text = writeScript({
    ...steps,
    ...textOf(report, cause, name),
    ...(codes === undefined ? {} : { codes }),
    target: source.target,
    timing: source.timing,
    runId: report.run.id,
  });
  return { ...base, file: `${ownNames.scripts}/${name}`, text, cost: costOf(steps.steps, source) };
};

/** A script for each cause of a report, in the order of its causes. */
export const scriptsOfCauses = (report: Report, source: ScriptSource): readonly WrittenScript[] =>
  causesOf(report).map((cause, index) => scriptOf(report, cause, { source, number: index + 1 }));
