import type { Arbitrary } from 'fast-check';
import type { z } from 'zod';
import type { OperationId } from '../spec/operation.ts';
import type { Step } from './step.ts';
import type { checkBase, scenario } from './steps/scenario.ts';

/** What every check says of itself. */
interface CheckBase extends z.infer<typeof checkBase> {}

/** A check written as data: a list of steps. */
export interface Scenario extends z.infer<typeof scenario> {}

/** A check over generated values: each becomes steps; a failing one is shrunk to the smallest value that still fails. */
export interface Property<Value = never> extends CheckBase {
  /** Done once, before the values of a batch, in the same scenario. */
  readonly before?: readonly Step[];
  readonly arbitrary: Arbitrary<Value>;
  /** The steps of one value; several values' steps run at once in one scenario. */
  readonly each: (value: Value, isLacking?: (operation: OperationId) => boolean) => readonly Step[];
  /** How a report names a value; default: as fast-check writes it. Says what is at fault in it, where the value knows. */
  readonly show?: (value: Value) => string;
  /** How many values by default; `--runs` multiplies. */
  readonly runs: number;
  /** true: each value gets a scenario (hub, probes) of its own. */
  readonly apart?: boolean;
  /** What its values call, where no value calls all of it. */
  readonly operations?: readonly OperationId[];
  /** `each` makes steps without the operations that the target lacks. Otherwise a value that calls one is left out as a whole. */
  readonly sparesLacking?: true;
}

/** A check that watches every exchange and frame of the run, whatever check made it; judged after all others. */
export interface Monitor extends CheckBase {
  readonly monitor:
    | 'undocumented-status'
    | 'server-error'
    | 'malformed-frame'
    | 'fence'
    | 'leak'
    | 'altered'
    | 'done-late'
    | 'went-back';
}

// A list of checks holds properties over different values.
// oxlint-disable-next-line typescript/no-explicit-any
export type Check = Scenario | Property<any> | Monitor;

/** Whether a check only watches what the others do. */
export const isMonitor = (check: Check): check is Monitor => 'monitor' in check;

/** Whether other checks rely on what this one judges. */
export const isGround = (check: Check): check is Scenario => 'grounds' in check && check.grounds !== undefined;

/** The checks of one area, in the order in which a reader should meet them. */
export interface Suite {
  readonly area: string;
  readonly checks: readonly Check[];
}
