import { z } from 'zod';
import { errorCodes } from '../error.ts';
import { knownDeviationSchema } from './known/known-entry.ts';
import { measuredSchema } from './measured/measured.ts';
import { outcomeShape } from './outcome.ts';
import { ownText } from './own-text.ts';
import { mergedPartSchema, partSchema } from './part.ts';

const own = () => ownText(z.string());
const ids = (): z.ZodType<readonly string[]> => z.array(own()).readonly();

/**
 * Of a requirement, and of a check. `observed`: a `record` requirement, of which something was noted. `known`: it would be `fail` or `warn`, but for a known
 * deviation. `left out`: the run ended before it was judged.
 */
const verdictSchema = z.enum([
  'pass',
  'fail',
  'warn',
  'blocked',
  'inconclusive',
  'left out',
  'not applicable',
  'not observed',
  'observed',
  'known',
]);
export type Verdict = z.infer<typeof verdictSchema>;

const checkResultSchema = z
  .object({
    ...outcomeShape,
    title: own(),
    area: own(),
    requirements: ids(),
    /** The outcome in the light of the levels of what it is about: a deviation from a `should` alone is `warn`. */
    verdict: verdictSchema,
    /** The operations that its steps call beside those of its setup; absent in reports of earlier versions. */
    operations: ids().exactOptional(),
    /** The entry of the list of known deviations that explains why it does not pass. */
    known: knownDeviationSchema.exactOptional(),
    /** Numbers of Azure/azure-signalr issues that it would have caught. */
    regressions: ids().exactOptional(),
  })
  .readonly();
export type CheckResult = z.infer<typeof checkResultSchema>;

const requirementResultSchema = z
  .object({
    id: own(),
    level: z.enum(['must', 'should', 'record']),
    says: own(),
    source: own(),
    verdict: verdictSchema,
    checks: ids(),
    /** Of a requirement that passes: those of its checks that have not judged it, or only in part, because something else does not hold (`blockedBy` of each). */
    unjudgedBy: ids().exactOptional(),
    /** The entry of the list of known deviations that explains why it does not pass. */
    known: knownDeviationSchema.exactOptional(),
    /** Why no check can verify it. */
    excluded: own().exactOptional(),
  })
  .readonly();
export type RequirementResult = z.infer<typeof requirementResultSchema>;

/** Why a run ended before its last check. */
const stoppedSchema = z.object({ code: z.enum(errorCodes), message: z.string() }).readonly();
export type Stopped = z.infer<typeof stoppedSchema>;

/** How to begin a line that runs a check of this run again. Holds no secret. */
const reproduceSchema = z
  .object({
    /** What was typed, up to the arguments. */
    command: own(),
    /** Arguments that choose the same checks. */
    selection: ids(),
    /** Arguments that name the target. */
    target: ids(),
    /** Where the secret comes from that the line does not hold. */
    note: own().exactOptional(),
  })
  .readonly();
export type Reproduce = z.infer<typeof reproduceSchema>;

const scriptSchema = z
  .object({
    /** Below the folder of the reports; absent: there is none, and `reason` says why. */
    file: own().exactOptional(),
    /** Title of the cause that it shows. */
    cause: z.string(),
    /** The check and the index of its finding whose steps it has; without `finding`: the check could not be tried at all. */
    check: own(),
    finding: z.number().exactOptional(),
    result: z.enum(['reproduced', 'not reproduced', 'could not be run', 'not tried', 'no script']),
    /** How often it was run, and in how many of these runs the deviation showed. */
    runs: z.number(),
    reproduced: z.number(),
    reason: z.string().exactOptional(),
  })
  .readonly();
export type Script = z.infer<typeof scriptSchema>;

const runSchema = z
  .object({
    id: own(),
    seed: z.number(),
    startedAt: own(),
    durationMs: z.number(),
    /** Whether every selected check was run. */
    complete: z.boolean(),
    stopped: stoppedSchema.exactOptional(),
    /** What was not judged because the run ended early, and why. */
    leftOut: z.object({ why: z.string(), checks: ids(), requirements: ids() }).readonly().exactOptional(),
    /** What went wrong on our own side. */
    errors: z.array(z.string()).readonly(),
    /** Factor on the number of values of every property: below 1 where the message budget asked for it. */
    runs: z.number(),
    deep: z.boolean(),
    /** How long what must last was to be kept when all other checks were over, in milliseconds; absent: no longer than usual. */
    soakMs: z.number().exactOptional(),
    strict: z.boolean(),
    /** The filters; empty: everything. */
    selection: ids(),
    /** The frozen set to which it was confined. */
    set: own().exactOptional(),
    /** Files of suites from outside, as they were named. */
    suites: ids().exactOptional(),
    node: own(),
    /** Of a run that was merged: how many parts there should be, and those that were there. */
    merged: z
      .object({ of: z.number(), parts: z.array(mergedPartSchema).readonly() })
      .readonly()
      .exactOptional(),
    /** Absent where the run was not started from a command line. */
    reproduce: reproduceSchema.exactOptional(),
  })
  .readonly();

const targetSchema = z
  .object({
    restBase: own(),
    clientBase: own(),
    profile: own(),
    /** Why this profile. */
    profileWhy: own(),
    /** As it was asked for: a name or a file. Absent: it was chosen by the target. */
    profileAsked: own().exactOptional(),
  })
  .readonly();

const timingSchema = z
  .object({
    roundTripMs: z.number(),
    connectMs: z.number(),
    deliveryMs: z.number(),
    deliveryDeadlineMs: z.number(),
    /** How long effects of each kind took to show when they were measured. A kind that was not measured is absent. */
    effects: z.record(z.string(), z.number()).readonly().exactOptional(),
    /** Kinds that had not shown when the measuring ended, while others had. */
    unknownEffects: z.array(z.string()).readonly().exactOptional(),
  })
  .readonly();

const costSchema = z
  .object({
    exchanges: z.number(),
    messages: z.number(),
    sockets: z.number(),
    /** Answers 429 and 503. */
    throttled: z.number(),
    forecastMessages: z.number(),
    forecastRequests: z.number(),
    forecastConnects: z.number(),
    messageLimit: z.number(),
  })
  .readonly();

/**
 * `report.json`: the source of all other formats. Holds no secret. The type, the validation of a stored report and what is never redacted ({@link ownText}) follow
 * from this declaration.
 */
export const reportSchema = z
  .object({
    format: z.literal(1),
    suite: z.object({ name: own(), version: own() }).readonly(),
    run: runSchema,
    /** Of a part of a run that is spread over machines. */
    part: partSchema.exactOptional(),
    target: targetSchema,
    /** Absent where nothing was measured. */
    timing: timingSchema.exactOptional(),
    /** Absent where no check was begun, and in reports of earlier versions. */
    measured: measuredSchema.exactOptional(),
    cost: costSchema,
    /** Absent where no list of known deviations was given. */
    known: z
      .object({
        file: z.string(),
        entries: z.number(),
        /** What has to be changed in it, one sentence each. */
        outOfDate: z.array(z.string()).readonly(),
      })
      .readonly()
      .exactOptional(),
    gate: z.object({ exitCode: z.number(), sentence: z.string() }).readonly(),
    checks: z.array(checkResultSchema).readonly(),
    requirements: z.array(requirementResultSchema).readonly(),
    /** Scripts that show the causes again. Absent: none were asked for, or the run ended early. */
    scripts: z.array(scriptSchema).readonly().exactOptional(),
  })
  .readonly();
export type Report = z.infer<typeof reportSchema>;
