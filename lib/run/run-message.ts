import type { Measured } from '../contract/measured/measured.ts';
import type { Timing } from '../contract/timing.ts';
import type { Usage } from '../contract/usage.ts';
import type { SeenScenario } from '../contract/seen.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Charge } from '../engine/ledger/ledger.ts';
import type { Stopped } from '../contract/report.ts';
import type { TraceEntry } from './certify/trace.ts';

/** What the worker says while it runs the checks, and at the end. */
export type WorkerMessage =
  /** It listens from now on: what it was told before is lost. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'calibrated'; readonly timing: Timing }
  /** Once for each check. */
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  /** The run soaks from now on, for so long. */
  | { readonly kind: 'soaking'; readonly forMs: number }
  /** Of each scenario, where the order asks for it. */
  | { readonly kind: 'seen'; readonly scenario: SeenScenario }
  | { readonly kind: 'error'; readonly message: string }
  /** All that has passed, and what had been used before the first check; where the order asks for it. */
  | { readonly kind: 'traced'; readonly trace: readonly TraceEntry[]; readonly before: Usage }
  | {
      readonly kind: 'finished';
      /** What came late: not in the outcomes yet. */
      readonly charges: readonly Charge[];
      readonly usage: Usage;
      /** How many times as large as it was sent a message has come to a connection, at most. */
      readonly growth: number;
      /** How long a message was waited for in the end, in milliseconds. Absent where no check was begun. */
      readonly waitsMs?: number;
      /** Absent where no check was begun. */
      readonly measured?: Measured;
      readonly stopped?: Stopped;
    };

/** What the worker is told while it runs. */
export interface StopMessage {
  readonly kind: 'stop';
  readonly stopped: Stopped;
}

export type RunMessage = WorkerMessage | StopMessage;
