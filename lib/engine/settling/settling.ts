import type { Lag } from '../../contract/outcome.ts';
import type { CallStep, Step } from '../../contract/step.ts';
import type { Probe } from '../../probe/probe.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { Doubt } from '../ledger/doubt.ts';
import type { Deviation } from './could-be-lag.ts';
import type { Effect, EffectKind, Wrong } from './effect.ts';
import type { Shown } from './shown.ts';

/** Reports the result of a step to settling, with the client that it connected or how it was answered: after the response, and again if a later attempt counts instead. */
export type After = (made?: { readonly connected?: Probe | undefined; readonly status?: number | undefined }) => void;

/** A call that was made; moments are `performance.now()` milliseconds. */
interface Made {
  /** Its message, if it sent one. Whom that did not reach is known at once only while an effect may lag. */
  readonly sent?: unknown;
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** Knows which accepted effects may still lag, which messages are in doubt because of that, and which connections the target knows. */
export interface Settling {
  /** Waits for what a step depends on, and notes what it begins. */
  before(step: Step): Promise<After>;
  /**
   * Waits until every effect that this operation depends on is late if it is not visible.
   * @param firsts in so many attempts only the first question was answered wrongly: it waits longer each time
   */
  untilLate(operation: OperationId, firsts: number): Promise<void>;
  /** A message is about to be sent by this operation. */
  sending(operation: OperationId): Doubt;
  /** A message has been accepted. */
  sent(): void;
  /** The lagging effect that may explain a deviation of a request at that moment, for this probe if one is given. */
  mayLag(deviation: Deviation, askedAt: number, probe?: string): Effect | undefined;
  /** The kinds of effect in this scenario that may explain what one of this kind does: all by which something comes, or all by which something goes. */
  kindsLike(kind: EffectKind): readonly EffectKind[];
  /** A call that had been wrong because of an effect is right now. */
  came(effect: Effect, operation: OperationId, made: Made): void;
  /** The close of this probe's connection took so long after it was asked for. */
  closedAfter(probe: string, lagMs: number): void;
  /** A deviation is taken for the lag of this effect. */
  excused(effect: Effect, wrong: Wrong): void;
  /** A call that was sent at that moment was answered with this status, which is right. */
  answered(step: CallStep, status: number, askedAt: number): void;
  /** A message that was sent at that moment by this operation has come to a probe of its audience. */
  arrived(probe: string, operation: OperationId, sentAt: number): void;
  /** The lags that were waited for. */
  readonly lags: readonly Lag[];
  /** Effects whose lag was seen, or that were visible soon after they were accepted. */
  shown(): readonly Shown[];
  /**
   * Asks a question again and again whose answer was wrong before. If all answers are right, that is enough. Otherwise it waits until nothing lags any more, and asks again.
   *
   * @param ask whether it is right: neither wrong nor excused
   */
  insist(ask: () => Promise<boolean>): Promise<void>;
  /** Answers that had been right and were wrong again while their effects may still have lagged: the last wrong one of each time, if it is known. */
  readonly backs: readonly (Wrong | undefined)[];
  /** What was found is no lag: the question was asked when nothing lagged any more. */
  readonly certain: boolean;
  /** Whether the target may not have known the connection at that moment. */
  mayBeUnknown(probe: string, askedAt: number): boolean;
  /** Pauses between looks at what may lag. */
  readonly pace: () => () => Promise<void>;
  /** Whether effects were assumed settled before their whole budget had passed. A failure must then be reproduced with full waits. */
  readonly unsettled: boolean;
}
