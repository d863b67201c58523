import type { Timing } from '../../contract/timing.ts';
import type { RunOrder } from '../run-order.ts';
import type { TraceEntry } from './trace.ts';

/** A run that is to be judged again. Serialisable, without a secret. */
export interface ReplayOrder {
  readonly order: Omit<RunOrder, 'channel' | 'checks'>;
  /** Ids of the checks. */
  readonly checks: readonly string[];
  readonly trace: readonly TraceEntry[];
  /** As it was measured. */
  readonly timing: Timing;
  /** For so long, in the time of the trace, it may go on. */
  readonly mostMs: number;
}

/** Something that a check asked for, and that is not in the trace. */
export interface Lack {
  readonly check: string;
  readonly what: string;
}

/** What the thread says beside the messages of a run. */
export interface MissingMessage {
  readonly kind: 'missing';
  readonly missing: readonly Lack[];
}
