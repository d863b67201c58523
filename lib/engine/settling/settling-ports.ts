import type { Name } from '../../contract/step.ts';
import type { Probe } from '../../probe/probe.ts';
import type { Operation, OperationId } from '../../spec/operation.ts';
import type { EffectKind } from './effect.ts';

/** What settling needs of the scenario and its target. */
export interface SettlingPorts {
  /** How long an effect of the kind may lag behind the answer that accepted it; 0: never. It becomes less once the target is known to lose things. */
  readonly budgetMs: (kind: EffectKind) => number;
  /** How long any effect may lag by the profile. */
  readonly wholeBudgetMs: number;
  /** Deviations that were still there when all that time had passed, by what they are and the kind of effect. */
  readonly outlasting: Set<string>;
  /** For how long calibration says that effects of a kind may lag. */
  readonly settleMs: (kind: EffectKind) => number;
  /** The longest time until the target notices that a client has left. */
  readonly learnsMs: (abruptly: boolean) => number;
  /** How much longer than the scenario assumes a ttl may last. */
  readonly ttlMayLastLongerMs: number;
  /** For how long a message that was accepted may still be on its way. */
  readonly inFlightMs: number;
  /** How long effects of a kind took when they were measured, with a margin. One that takes longer says something of this target. */
  readonly usualMs: (kind: EffectKind) => number;
  /** An effect of the kind that takes longer is far beyond what calibration saw, and beyond what load explains. */
  readonly lateMs: (kind: EffectKind) => number;
  /** Effects get all the budget before anything depends on them. */
  readonly patient: boolean;
  readonly operation: (id: OperationId) => Operation;
  readonly userOf: (name: Name) => string;
  /** The connections that are open. */
  readonly live: () => readonly Probe[];
  /** Whether the target knows a connection; undefined: it does not offer the operation, or never knows any. */
  readonly isKnown: ((probe: Probe) => Promise<boolean>) | undefined;
  readonly pace: () => () => Promise<void>;
  /** A connection was waited for as long as it may be unknown, and still is. */
  readonly staysUnknown: () => void;
  /** An effect came after so many milliseconds; 0: at once. */
  readonly came: (kind: EffectKind, lagMs: number) => void;
  /** @param moment becomes earlier once the target is known to lose things */
  readonly waitUntil: (moment: () => number) => Promise<void>;
}
