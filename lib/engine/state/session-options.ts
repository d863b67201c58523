import type { Meter } from '../ledger/meter.ts';
import type { Target } from '../../target/target.ts';
import type { SeenScenario } from '../../contract/seen.ts';
import type { Timing } from '../../contract/timing.ts';
import type { Wire } from './wire.ts';

/** What a session needs to judge a target. Serialisable but for signal, listener and meter, so that it can be handed to a worker. */
export interface SessionOptions {
  readonly target: Target;
  readonly timing: Timing;
  readonly run: {
    /** Unique; part of every name and message tag of the run. Lower-case letters and digits. */
    readonly id: string;
    readonly seed: number;
    /** Multiplies the number of values of every property. */
    readonly runs: number;
    readonly deep: boolean;
    /** How long scenarios that last as long as the run last at least, in milliseconds. Default: what the profile says, and a minute if `deep`. */
    readonly lastsMs?: number;
    /** How long they last when all else is over, in milliseconds, while messages flow; in place of `lastsMs`. */
    readonly soakMs?: number;
    /** false: a failing value is reported as it was drawn (the fault matrix). Default true. */
    readonly shrink?: boolean;
    /** Repeats one property from one value: fast-check's path. */
    readonly replay?: { readonly check: string; readonly path: string };
  };
  /** What each check is to send, as it was forecast. */
  readonly planned?: Readonly<Record<string, { readonly messages: number }>>;
  readonly signal?: AbortSignal;
  /** Called when the run begins to soak, with how long it will; again where a scenario has to do so once more. */
  readonly onSoak?: ((forMs: number) => void) | undefined;
  /** Called with what was seen in each scenario, for a comparison with another target. */
  readonly onSeen?: ((scenario: SeenScenario) => void) | undefined;
  /** Counts what is used. Absent: there is no limit. */
  readonly meter?: Meter;
  /** Keeps what passes between the session and its target, or stands in for the target. */
  readonly wire?: Wire | undefined;
}
