import type { Step } from '../contract/step.ts';
import type { Timing } from '../contract/timing.ts';
import type { Target } from '../target/target.ts';

/** The steps that show a deviation, and which of them shows it. */
export interface LocatedSteps {
  readonly steps: readonly Step[];
  /** Index of the step; absent: not known. */
  readonly at?: number;
}

/** Text of a script for its reader. */
export interface ScriptText {
  /** What the service does, in one line. */
  readonly title: string;
  /** Label and text, such as the requirement and the check. */
  readonly lines: readonly (readonly [label: string, text: string])[];
  /** The file, as it is named in the usage line. */
  readonly file: string;
}

/** All that a script is made of. Holds no secret but the target's, which no script quotes. */
export interface ScriptInput extends LocatedSteps, ScriptText {
  readonly target: Target;
  readonly timing: Timing;
  /** Part of the names in the `curl` lines. */
  readonly runId: string;
  /** The codes by which the runtime of scripts calls the deviation; absent: any. */
  readonly codes?: readonly string[];
}
