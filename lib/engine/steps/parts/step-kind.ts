import type { Name, Step } from '../../../contract/step.ts';
import type { OperationId } from '../../../spec/operation.ts';
import type { Profile } from '../../../target/profile.ts';
import type { ScenarioRun } from '../../state/scenario-run.ts';
import type { Cost, Situation } from './cost.ts';
import type { ScriptScope } from './script-scope.ts';

/** What a step needs from the target and its profile. Absent members are not needed. */
export interface Needs {
  readonly clients?: true;
  readonly operation?: OperationId;
  /** What can be made only with the access key. */
  readonly key?: string;
  /** How long it waits for a keep-alive, in milliseconds. */
  readonly keepAliveMs?: number;
  /** Whether it is for a soak alone. */
  readonly soak?: true;
  readonly hub?: Name;
}

/** All that the engine knows of one kind of step. */
export interface StepKind<Kind extends Step> {
  /** Runs the step; `path` is its place, for findings. */
  readonly do: (run: ScenarioRun, step: Kind, path: string) => Promise<void> | void;
  /** Its cost, excluding nested steps. */
  readonly cost: (step: Kind, before: Situation) => Cost;
  /** Its needs, excluding those of nested steps. */
  readonly needs: (step: Kind, profile: Profile) => Needs;
  /** The step in one line, for reports. */
  readonly show: (step: Kind) => string;
  /** The step as an expression of JavaScript that calls the runtime of scripts (`lib/repro/runtime`). */
  readonly script: (step: Kind, scope: ScriptScope) => string;
  /** The steps inside it. */
  readonly inner?: (step: Kind) => readonly Step[];
}
