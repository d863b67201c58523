import type { Name } from '../../contract/step.ts';
import type { Probe } from '../../probe/probe.ts';
import type { Operation, OperationId } from '../../spec/operation.ts';
import type { LagRecord } from './lag-record.ts';

/** What settling needs of the scenario and its target. */
export interface SettlingPorts {
  /** How long an effect may lag behind the answer that accepted it; 0: never. */
  readonly budgetMs: number;
  /** For how long calibration says that effects may lag. */
  readonly settleMs: number;
  /** The longest time until the target notices that a client has left. */
  readonly learnsMs: (abruptly: boolean) => number;
  /** An effect that takes longer is far beyond what calibration saw of effects. */
  readonly lateMs: number;
  /** Of the whole run. */
  readonly record: LagRecord;
  /** Effects get all the budget before anything depends on them. */
  readonly patient: boolean;
  readonly operation: (id: OperationId) => Operation;
  readonly userOf: (name: Name) => string;
  /** The connections that are open. */
  readonly live: () => readonly Probe[];
  /** Whether the target knows a connection; undefined: it does not offer the operation. */
  readonly isKnown: ((probe: Probe) => Promise<boolean>) | undefined;
  readonly pace: () => () => Promise<void>;
  readonly waitUntil: (moment: number) => Promise<void>;
}
