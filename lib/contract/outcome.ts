import { z } from 'zod';
import { exchangeSchema } from './exchange.ts';
import { ownText } from './own-text.ts';
import { timelineSchema } from './timeline.ts';

const ids = (): z.ZodType<readonly string[]> => z.array(ownText(z.string())).readonly();

/** What a check found. A closed list: it is API (known deviations, fault catalogue), the messages are not. */
const findingCodeSchema = z.enum([
  'status', // the answer's status is not the expected one
  'undocumented-status', // passive monitor: a status that the document does not list
  'server-error', // passive monitor: 5xx
  'not-delivered', // an expected message did not come
  'misdelivered', // a probe outside the audience received the message
  'duplicated', // a message came more than once
  'altered', // target or arguments are not as sent
  'out-of-order',
  'leaked', // a message came to a probe of another scenario (hub)
  'late', // a message came after its check had been judged
  'not-closed', // no close message, or the socket stays open
  'wrong-reason',
  'closed', // a connection was closed that should be open
  'connect-failed',
  'connected', // a connect that must be refused succeeded
  'expired-early',
  'not-expired',
  'no-ping',
  'malformed-frame', // passive monitor
  'done-late', // passive monitor: an answer said that it was done, and it did not show for long
  'went-back', // passive monitor: an answer that had been right was wrong again while an effect lagged
  'no-answer', // a request got no answer in time, although the control did
]);
export type FindingCode = z.infer<typeof findingCodeSchema>;

/** What a finding is called that is about the status of an answer. */
export const answerCodes: ReadonlySet<FindingCode> = new Set(['status', 'undocumented-status', 'server-error']);

const findingSchema = z
  .object({
    code: findingCodeSchema,
    /** The requirements it decides (a subset of the check's `verifies`, or a monitor's own). */
    requirements: ids(),
    message: z.string(),
    expected: z.string(),
    seen: z.string(),
    /** Of a monitor: the check during which it was seen. */
    during: ownText(z.string()).exactOptional(),
    /** JSON path of the step, e.g. `$.steps[3]`. */
    step: ownText(z.string()).exactOptional(),
    /** What the step does, in one line. */
    stepText: z.string().exactOptional(),
    /** What the step depends on that the plainest call of its operation would do without. Of two findings of one deviation, the one with fewer is nearer to its cause. */
    uses: ids().exactOptional(),
    /** What its names have that those with which the same was right in its scenario do not: `group-name accents`. */
    names: ids().exactOptional(),
    /** Of several equal steps that were done at once, only the first was wrong, or some between right ones. */
    among: z.enum(['first', 'some']).exactOptional(),
    /** Where the same was asked again and again: only the first was wrong each time that it was tried, or some were between right ones. */
    asked: z.enum(['first', 'some']).exactOptional(),
    /** The step prepares what later ones judge: it decides no requirement. */
    setup: z.literal(true).exactOptional(),
    /** The connections that the target had ended before without being asked to: whatever needs one of them fails for that. */
    lost: ids().exactOptional(),
    /** The shortest time that one of them had lasted, in milliseconds; or a connection whose end may have another reason, or cannot be seen. */
    lostAfterMs: z.number().exactOptional(),
    exchange: exchangeSchema.exactOptional(),
    /** What happened in its scenario. A report keeps a bounded number of them. */
    timeline: timelineSchema.exactOptional(),
    /** For a property: the shrunken value, seed and path to replay it. */
    counterexample: z
      .object({
        value: z.string(),
        seed: z.number(),
        path: ownText(z.string()),
        steps: ownText(z.array(z.unknown())).readonly(),
        /** What each step does, in one line. */
        stepTexts: z.array(z.string()).readonly(),
      })
      .readonly()
      .exactOptional(),
  })
  .readonly();
export type Finding = z.infer<typeof findingSchema>;

/** Something noted, never judged. */
const observationSchema = z.object({ name: z.string(), seen: z.string(), requirements: ids() }).readonly();
export type Observation = z.infer<typeof observationSchema>;

/** An effect that became visible only after questions that came too early for it: how long after it was accepted. */
const lagSchema = z
  .object({ effect: ownText(z.string()), operation: ownText(z.string()), lagMs: z.number() })
  .readonly();
export type Lag = z.infer<typeof lagSchema>;

/** What was red in an attempt that did not decide the check, since lag or an accident could explain it; the scenario was run again. */
const anomalySchema = z
  .object({
    /** Which attempt at the scenario it was, counted from 1. */
    attempt: z.number(),
    message: z.string(),
    /** Absent where the attempt ended without a finding, for a connection that broke, say. */
    finding: findingSchema.exactOptional(),
  })
  .readonly();
export type Anomaly = z.infer<typeof anomalySchema>;

const outcomeStateSchema = z.enum([
  'pass',
  'fail',
  'inconclusive',
  'not-applicable',
  'not-testable',
  'blocked', // what the check needs but is not about does not hold: it was not run, or met only what another check found
  'left-out', // the run ended before the check was begun, or in the middle of it
]);
export type OutcomeState = z.infer<typeof outcomeStateSchema>;

/** What came of one check. Serialisable. */
export const outcomeShape = {
  check: ownText(z.string()),
  state: outcomeStateSchema,
  /** One sentence: why it is not `pass`. */
  reason: z.string().exactOptional(),
  /** The requirements that the check relies on and that do not hold: of what it verifies, all that it has not looked at is blocked by them. */
  blockedBy: ids().exactOptional(),
  /** The requirements of findings that are charged to others: what the check has met there decides them neither way. */
  doubted: ids().exactOptional(),
  /** The requirements that steps would have decided which were left out, since they rely on what does not hold. */
  partly: ids().exactOptional(),
  /** What was done in place of calls that prepare something, since their operations do not work: `addUserToGroup in place of addConnectionToGroup`. */
  anotherWay: ids().exactOptional(),
  findings: z.array(findingSchema).readonly(),
  observations: z.array(observationSchema).readonly(),
  /** Requirements that at least one executed step looked at. */
  looked: ids(),
  startedAtMs: z.number(),
  durationMs: z.number(),
  /** Of that, waiting for a ttl or a keep-alive interval to pass. */
  waitedMs: z.number(),
  exchanges: z.number(),
  messages: z.number(),
  sockets: z.number(),
  /** Of a property: how many of its values were tried, and how many of those failed. */
  values: z.object({ made: z.number(), failed: z.number() }).readonly().exactOptional(),
  /** Longest lag seen between an accepted effect and its being visible. */
  lagMs: z.number().exactOptional(),
  /** Lags that were waited for, the longest first; a bounded number. */
  lags: z.array(lagSchema).readonly().exactOptional(),
  /** How often an answer that had been right was wrong again while its effect may still have lagged. */
  wentBack: z.number().exactOptional(),
  /** What was seen and not held against the target; a bounded number. */
  anomalies: z.array(anomalySchema).readonly().exactOptional(),
};
/** What came of one check. */
export const outcomeSchema = z.object(outcomeShape).readonly();
export type Outcome = z.infer<typeof outcomeSchema>;
