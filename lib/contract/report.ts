import type { Level } from '../spec/requirement.ts';
import type { ErrorCode } from '../error.ts';
import type { Outcome } from './outcome.ts';

/** Of a requirement, and of a check. `observed`: a `record` requirement, of which something was noted. */
export type Verdict = 'pass' | 'fail' | 'warn' | 'inconclusive' | 'not applicable' | 'not observed' | 'observed';

export interface CheckResult extends Outcome {
  readonly title: string;
  readonly area: string;
  readonly requirements: readonly string[];
  /** The outcome in the light of the levels of what it is about: a deviation from a `should` alone is `warn`. */
  readonly verdict: Verdict;
  /** Numbers of Azure/azure-signalr issues that it would have caught. */
  readonly regressions?: readonly string[];
}

export interface RequirementResult {
  readonly id: string;
  readonly level: Level;
  readonly says: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly checks: readonly string[];
  /** Why no check can verify it. */
  readonly excluded?: string;
}

/** Why a run ended before its last check. */
export interface Stopped {
  readonly code: ErrorCode;
  readonly message: string;
}

/** `report.json`: the source of all other renderings. Holds no secret. */
export interface Report {
  readonly format: 1;
  readonly suite: { readonly name: string; readonly version: string };
  readonly run: {
    readonly id: string;
    readonly seed: number;
    readonly startedAt: string;
    readonly durationMs: number;
    /** Whether every selected check was run. */
    readonly complete: boolean;
    readonly stopped?: Stopped;
    /** What went wrong on our own side. */
    readonly errors: readonly string[];
    /** Factor on the number of values of every property: below 1 where the message budget asked for it. */
    readonly runs: number;
    readonly deep: boolean;
    readonly strict: boolean;
    /** The filters; empty: everything. */
    readonly selection: readonly string[];
    readonly node: string;
  };
  readonly target: {
    readonly restBase: string;
    readonly clientBase: string;
    readonly profile: string;
    /** Why this profile. */
    readonly profileWhy: string;
    /** As it was asked for: a name or a file. Absent: it was chosen by the target. */
    readonly profileAsked?: string;
  };
  /** Absent where nothing was measured. */
  readonly timing?: {
    readonly roundTripMs: number;
    readonly connectMs: number;
    readonly deliveryMs: number;
    readonly deliveryDeadlineMs: number;
  };
  readonly cost: {
    readonly exchanges: number;
    readonly messages: number;
    readonly sockets: number;
    /** Answers 429 and 503. */
    readonly throttled: number;
    readonly forecastMessages: number;
    readonly forecastRequests: number;
    readonly forecastConnects: number;
    readonly messageLimit: number;
  };
  readonly gate: { readonly exitCode: number; readonly sentence: string };
  readonly checks: readonly CheckResult[];
  readonly requirements: readonly RequirementResult[];
}
