import { packageVersion } from '../package-root.ts';
import { requirementsOf } from '../run/outside/requirements-of.ts';
import type { PreparedRun } from '../run/prepare-run.ts';
import type { RunChecksResult } from '../run/heard.ts';
import { withinSet } from '../spec/within-set.ts';
import type { Requirement } from '../spec/requirement.ts';
import type { Target } from '../target/target.ts';
import { chargeOnce } from '../verdict/charge/charge-once.ts';
import { gate, type GateInput } from '../verdict/gate.ts';
import { missingParts } from '../verdict/missing-parts.ts';
import { heardOf } from '../verdict/heard-of.ts';
import { judgeWithKnown } from '../verdict/known/judge-with-known.ts';
import { judgeCheck } from '../verdict/judge-check.ts';
import { judgeRequirement, unjudgedBy } from '../verdict/judge-requirement.ts';
import type { KnownList } from '../contract/known/known-entry.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { CheckResult, Report, Reproduce, RequirementResult } from '../contract/report.ts';
import { targetSecrets } from '../rest/target-secrets.ts';
import { createRedactor } from '../trace/redactor.ts';
import { redactReport } from './redact-report.ts';
import { partOf } from './merge/part-of.ts';
import { keepTimelines } from './keep-timelines.ts';
import { leftOutOf, withLeftOut } from './early/left-out.ts';
import { operationsOf } from './operations-of.ts';

/** All that a report is made of. */
export interface ReportInput extends Omit<PreparedRun, 'target'> {
  readonly target: Pick<Target, 'restBase' | 'clientBase'> & {
    readonly profile: { readonly name: string; readonly limits: Pick<Target['profile']['limits'], 'messages'> };
  };
  readonly profileWhy: string;
  readonly profileAsked?: string | undefined;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly strict: boolean;
  readonly requirements: readonly Requirement[];
  readonly result: Omit<RunChecksResult, 'timing'> & Pick<Report, 'timing'>;
  readonly reproduce?: Reproduce | undefined;
  /** What the user has accepted. */
  readonly known?: KnownList | undefined;
  /** The embedded service, where it is the target. */
  readonly reference?: object | undefined;
  /** Of parts that were merged. */
  readonly merged?: Report['run']['merged'] | undefined;
  /** Absent where the parts have been redacted. */
  readonly redact?: GateInput['redact'];
}

type LevelOf = (id: string) => Requirement['level'] | undefined;

const checkResults = ({ checks, result, run }: ReportInput, levelOf: LevelOf): readonly CheckResult[] => {
  const byId = new Map(result.outcomes.map((outcome) => [outcome.check, outcome]));
  return checks.flatMap(({ area, check }): readonly CheckResult[] => {
    const outcome = byId.get(check.id);
    if (outcome === undefined) return [];
    const { title, verifies, regressions } = check;
    const verdict = judgeCheck(outcome, verifies, levelOf);
    const operations = operationsOf(check, run.seed);
    return [
      {
        ...outcome,
        title,
        area,
        requirements: verifies,
        verdict,
        operations,
        ...(regressions ? { regressions } : {}),
      },
    ];
  });
};

/** Requirements of which a check was selected; and, in a whole run of everything, those that none can verify. */
const requirementResults = ({
  requirements,
  checks,
  result,
  selection,
  part,
}: ReportInput): readonly RequirementResult[] =>
  requirements.flatMap((requirement): readonly RequirementResult[] => {
    const { id, level, says, source, excluded } = requirement;
    const mine = checks.filter(({ check }) => check.verifies.includes(id)).map(({ check }) => check.id);
    const heard = heardOf(result.outcomes, id, mine);
    if (mine.length === 0 && heard.length === 0 && (selection.length > 0 || part !== undefined)) return [];
    const verdict = judgeRequirement(requirement, heard);
    const unjudged = verdict === 'pass' ? unjudgedBy(id, heard) : [];
    return [
      {
        id,
        level,
        says,
        source,
        verdict,
        checks: mine,
        ...(unjudged.length > 0 ? { unjudgedBy: unjudged } : {}),
        ...(excluded ? { excluded } : {}),
      },
    ];
  });

const costOf = ({ result, plan, target }: ReportInput): Report['cost'] => ({
  ...result.usage,
  forecastMessages: Math.ceil(plan.forecast.messages),
  forecastRequests: Math.ceil(plan.forecast.requests),
  forecastConnects: Math.ceil(plan.forecast.connects),
  messageLimit: target.profile.limits.messages,
});

const runOf = (input: ReportInput): Report['run'] => {
  const { run, result, checks } = input;
  return {
    id: run.id,
    seed: run.seed,
    startedAt: input.startedAt.toISOString(),
    durationMs: Math.round(input.durationMs),
    complete:
      result.stopped === undefined &&
      missingParts(input.merged) === undefined &&
      result.outcomes.length === checks.length,
    ...(result.stopped === undefined ? {} : { stopped: result.stopped }),
    errors: result.errors,
    runs: run.runs,
    deep: run.deep,
    ...(run.soakMs === undefined ? {} : { soakMs: run.soakMs }),
    strict: input.strict,
    selection: input.selection,
    ...(input.set === undefined ? {} : { set: input.set.name }),
    ...(input.outside.files.length === 0 ? {} : { suites: input.outside.files }),
    node: process.version,
    ...(input.merged === undefined ? {} : { merged: input.merged }),
    ...(input.reproduce === undefined ? {} : { reproduce: input.reproduce }),
  };
};

/** In one order, whichever ended first: of two findings that explain a third, the same one is named each time. */
const inOrder = (outcomes: readonly Outcome[], checks: ReportInput['checks']): readonly Outcome[] => {
  const places = new Map(checks.map(({ check }, place) => [check.id, place]));
  const placeOf = ({ check }: Outcome): number => places.get(check) ?? checks.length;
  return outcomes
    .map((outcome) => ({ ...outcome, looked: outcome.looked.toSorted() }))
    .toSorted((one, other) => placeOf(one) - placeOf(other));
};

/** The report of a run, whether it came to its end or not. */
export const buildReport = (all: ReportInput): Report => {
  const { requirements: judged, levelOf } = withinSet(all.requirements, all.set, all.outside.requirements);
  const whole = withLeftOut(all.result, all.checks);
  const ordered = inOrder(whole.outcomes, all.checks);
  const outcomes = chargeOnce(ordered, all.requirements);
  const input = { ...all, requirements: judged, result: { ...whole, outcomes } };
  const { part, merged } = input;
  const { target, result, strict } = input;
  const day = input.startedAt.toISOString().slice(0, 10);
  const plain = { checks: checkResults(input, levelOf), requirements: requirementResults(input) };
  const seen = { ...plain, day, isPartial: input.run.replay !== undefined || part !== undefined };
  const { checks, requirements, known } = judgeWithKnown(seen, input.known);
  const { stopped, errors, usage, timing, measured } = result;
  const isReference = input.reference !== undefined;
  return {
    format: 1,
    suite: packageVersion(),
    run: { ...runOf(input), ...leftOutOf({ checks, requirements }, result.stopped?.message ?? missingParts(merged)) },
    ...partOf(input, ordered, outcomes),
    target: {
      restBase: target.restBase,
      clientBase: target.clientBase,
      profile: target.profile.name,
      profileWhy: input.profileWhy,
      ...(input.profileAsked === undefined ? {} : { profileAsked: input.profileAsked }),
    },
    ...(timing === undefined ? {} : { timing }),
    ...(measured === undefined ? {} : { measured }),
    cost: costOf(input),
    ...(known === undefined ? {} : { known }),
    gate: gate({
      checks,
      requirements,
      known,
      strict,
      throttled: usage.throttled,
      stopped,
      errors,
      isReference,
      part,
      merged,
      redact: input.redact,
    }),
    checks: keepTimelines({ checks, requirements }),
    requirements,
  };
};

/** The report of a run, without the secrets of its target. */
export const reportRun = (
  input: Omit<ReportInput, 'requirements' | 'target'> & { readonly target: Target },
): Report => {
  const requirements = requirementsOf(input.outside, input.target.catalogue);
  const redact = createRedactor(targetSecrets(input.target));
  return redactReport(buildReport({ ...input, requirements, redact }), redact);
};
