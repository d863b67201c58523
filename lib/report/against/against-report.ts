import type { SeenRequest } from '../../contract/seen.ts';
import type { Aspect } from './difference.ts';

/** One of the two services. */
export interface AgainstSide {
  readonly url: string;
  readonly profile: string;
  /** Id of the run. */
  readonly run: string;
  /** Whether it conforms, by its own report. */
  readonly exitCode: number;
  readonly sentence: string;
}

/** One difference between the services, with all that shows it. */
export interface ListedDifference {
  /** One line: who differs, in what. */
  readonly title: string;
  /** Operations, or kinds of steps. */
  readonly of: readonly string[];
  readonly aspect: Aspect;
  /** What either service showed at the smallest request. */
  readonly target: string;
  readonly against: string;
  /** The smallest request that shows it, and the steps that come before it. */
  readonly smallest: {
    readonly check: string;
    /** JSON path of the step. */
    readonly step: string;
    readonly text: string;
    readonly before: readonly string[];
    readonly request?: SeenRequest;
    /** The line that sends it to both services again. */
    readonly reproduce: string;
  };
  /** Requirements that one of the services breaks by it. Empty: no check judges it. */
  readonly requirements: readonly string[];
  /** All checks that show it, and at how many steps. */
  readonly checks: readonly string[];
  readonly steps: number;
}

/** What could not be compared, and why. */
export interface NotCompared {
  readonly why: string;
  readonly checks: readonly string[];
}

/** Two services compared by one plan: `differences.json`. */
export interface AgainstReport {
  readonly format: 1;
  readonly suite: { readonly name: string; readonly version: string };
  readonly seed: number;
  readonly target: AgainstSide;
  readonly against: AgainstSide;
  readonly compared: { readonly checks: number; readonly steps: number };
  readonly notCompared: readonly NotCompared[];
  readonly differences: readonly ListedDifference[];
  /** How often each difference was looked for: it is listed if it showed every time. */
  readonly rounds: 1 | 2;
  /** Differences that did not show again. */
  readonly unsteady: readonly { readonly check: string; readonly step: string; readonly text: string }[];
  readonly exitCode: number;
  readonly sentence: string;
}
