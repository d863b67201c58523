import type { Level } from '../spec/requirement.ts';
import type { Outcome } from './outcome.ts';

/** Of a requirement. */
export type Verdict = 'pass' | 'fail' | 'warn' | 'inconclusive' | 'not applicable' | 'not observed';

export interface CheckResult extends Outcome {
  readonly title: string;
  readonly area: string;
  readonly requirements: readonly string[];
}

export interface RequirementResult {
  readonly id: string;
  readonly level: Level;
  readonly says: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly checks: readonly string[];
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
  };
  readonly target: { readonly restBase: string; readonly clientBase: string; readonly profile: string };
  readonly timing: {
    readonly roundTripMs: number;
    readonly connectMs: number;
    readonly deliveryMs: number;
    readonly deliveryDeadlineMs: number;
  };
  readonly cost: {
    readonly exchanges: number;
    readonly messages: number;
    readonly sockets: number;
    readonly forecastMessages: number;
  };
  readonly gate: { readonly exitCode: number; readonly sentence: string };
  readonly checks: readonly CheckResult[];
  readonly requirements: readonly RequirementResult[];
}
