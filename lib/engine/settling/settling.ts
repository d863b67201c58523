import type { Lag } from '../../contract/outcome.ts';
import type { CallStep, ConnectStep, Step } from '../../contract/step.ts';
import type { Doubt } from '../ledger/doubt.ts';
import type { Probe } from '../../probe/probe.ts';
import { expectedStatuses, isAbsence, isSuccess } from '../../spec/expected-statuses.ts';
import type { OperationId } from '../../spec/operation.ts';
import { asksForClients } from './asks-for-clients.ts';
import { createBacks } from './backs.ts';
import { couldBeLag, isConcerned, mayStillLag, type Deviation } from './could-be-lag.ts';
import { appearing, effectOf, vanishing, type Effect, type EffectKind, type Wrong } from './effect.ts';
import { doubtFrom } from './doubt-from.ts';
import { createEffects } from './effects.ts';
import { isRightEachTime } from './is-right-each-time.ts';
import { lateFrom } from './late-from.ts';
import { createRegistrations } from './registrations.ts';
import type { SettlingPorts } from './settling-ports.ts';
import { placeOf, shownBy } from './shown-by.ts';
import { shownOf, type Shown } from './shown.ts';

/** Reports the result of a step to settling, with the client that it connected or how it was answered: after the response, and again if a later attempt counts instead. */
export type After = (made?: { readonly connected?: Probe | undefined; readonly status?: number | undefined }) => void;

/** A call that was made; moments are `performance.now()` milliseconds. */
interface Made {
  /** Its message: whom it did not reach is known at once only while an effect may lag. */
  readonly sent?: unknown;
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** Knows what was accepted and may still lag, which messages are in doubt for it, and which connections the target knows. */
export interface Settling {
  /** Waits for what a step depends on, and notes what it begins. */
  before(step: Step): Promise<After>;
  /**
   * Waits until whatever this operation depends on and is not visible by then is late.
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
  /** A call that an effect had made go wrong is right. */
  came(effect: Effect, operation: OperationId, made: Made): void;
  /** The close of this probe's connection took so long after it was asked for. */
  closedAfter(probe: string, lagMs: number): void;
  /** A deviation is taken for the lag of this effect. */
  excused(effect: Effect, wrong: Wrong): void;
  /** A call of that moment was answered with this status, which is as it should be. */
  answered(step: CallStep, status: number, askedAt: number): void;
  /** A message that was sent at that moment by this operation has come to a probe of its audience. */
  arrived(probe: string, operation: OperationId, sentAt: number): void;
  /** The lags that were waited for. */
  readonly lags: readonly Lag[];
  /** Effects whose lag was seen, or that were visible soon after they were accepted. */
  shown(): readonly Shown[];
  /**
   * Asks a question that was wrong before again and again. Where all answers are right before long, nothing needs all the time that an effect may lag; otherwise waits until
   * nothing lags any more, and asks again.
   *
   * @param ask whether it is right: neither wrong nor excused
   */
  insist(ask: () => Promise<boolean>): Promise<void>;
  /** Answers that had been right and were wrong again while their effects may still have lagged: the last wrong one of each time, if it is known. */
  readonly backs: readonly (Wrong | undefined)[];
  /** What was found is no lag: it was asked when nothing lags any more. */
  readonly certain: boolean;
  /** Whether the target may not have known the connection at that moment. */
  mayBeUnknown(probe: string, askedAt: number): boolean;
  /** Pauses between looks at what may lag. */
  readonly pace: () => () => Promise<void>;
  /** Whether effects were assumed settled before their whole budget had passed. A failure must then be reproduced with full waits. */
  readonly unsettled: boolean;
}

const nothing: After = () => undefined;
/** Not done yet (RFC 9110, 15.3.3). */
const onlyAccepted = 202;
const past = (): number => 0;

/** @returns a new one, for one attempt at a scenario */
export const createSettling = (ports: SettlingPorts): Settling => {
  const { patient } = ports;
  const { budgetMs, wholeBudgetMs, outlasting } = ports;
  const effects = createEffects({ budgetMs, wholeBudgetMs, mayBeInFlight: !patient });
  const users = new Map<string, string | undefined>();
  const lags: Lag[] = [];
  let sentAt = -Infinity;
  let unsettled = false;
  let certain = false;
  const backs = createBacks(effects);
  const clientOf = (name: string) => ({ name, user: users.get(name) });

  const cameLate = ({ kind, again }: Pick<Effect, 'kind' | 'again'>, operation: OperationId, lagMs: number): void => {
    lags.push({ effect: again ? `${kind} again` : kind, operation, lagMs: Math.round(lagMs) });
    ports.came(kind, lagMs);
  };
  const seen = (effect: Effect, askedAt: number): void => {
    // Who asks late does not see that it came at once.
    const isSoon = askedAt - (effect.acceptedAt ?? askedAt) < ports.inFlightMs;
    if (effect.seenBy === undefined && effect.wrong.length === 0 && isSoon) ports.came(effect.kind, 0);
    effect.seenBy ??= askedAt;
  };
  const pendingOf = (askedAt: number, name: string): readonly Effect[] => effects.pending(askedAt, clientOf(name));
  const registrations = createRegistrations(ports, pendingOf, seen);

  /** When it would be late: what may be under way for longer explains a deviation better than what came after it. */
  const lateOf = ({ kind, begunAt, acceptedAt = begunAt, learnsWithinMs }: Effect): number =>
    acceptedAt + learnsWithinMs + ports.lateMs(kind);

  /** Whether what has been waited for as long as this run waits may still be late, and not lost. Where that was too short, the attempt is repeated. */
  const mayBeLate = (): boolean => patient || !unsettled;

  const awaitRemovals = async (operation: OperationId): Promise<void> => {
    const kinds = new Set([...vanishing].filter((kind) => isConcerned(operation, kind)));
    await ports.waitUntil(effects.latest(kinds)?.until ?? past);
  };
  const awaitSends = async (): Promise<void> => ports.waitUntil(() => sentAt + ports.inFlightMs);
  const beginOf = (step: CallStep): Effect | undefined => {
    const kind = effectOf[step.operation];
    const expected = expectedStatuses(ports.operation(step.operation), step.expect ?? 'success');
    if (kind === undefined || !expected.mayBeSuccess) return undefined;
    const user = step.user === undefined ? undefined : ports.userOf(step.user);
    const probes = new Set(typeof step.connection === 'string' ? [step.connection] : []);
    return effects.begin({ kind, probes, user, group: placeOf(step.hub, step.group) }, true);
  };

  const beforeCall = async (step: CallStep): Promise<After> => {
    const kind = effectOf[step.operation];
    if (patient && ports.operation(step.operation).kind === 'send') await awaitRemovals(step.operation);
    if (patient && kind !== undefined && appearing.has(kind)) await awaitSends();
    if (asksForClients(step)) await registrations.known();
    const effect = beginOf(step);
    if (effect === undefined) return nothing;
    return ({ status = 0 } = {}) => {
      effect.isDone = isSuccess(status) && status !== onlyAccepted;
      effects.accept(effect);
    };
  };

  const beforeConnect = async (step: ConnectStep): Promise<After> => {
    if (patient) await awaitSends();
    const effect = effects.begin({ kind: 'registration', probes: new Set([step.probe]) }, false);
    return ({ connected } = {}) => {
      if (connected === undefined) return;
      users.set(step.probe, connected.user);
      effects.accept(effect);
    };
  };

  const ending = ({ probe }: { readonly probe: string }, withinMs: number): After => {
    const effect = effects.begin({ kind: 'end', probes: new Set([probe]) }, false);
    return () => effects.accept(effect, withinMs);
  };

  /** No wait if effects are immediate, otherwise the calibrated lag. A failure is then reproduced with full waits. */
  const settle = async (): Promise<After> => {
    const likely = effects.likely((kind) => (patient ? Infinity : ports.settleMs(kind)));
    unsettled ||= likely() < (effects.latest()?.until() ?? 0);
    await ports.waitUntil(likely);
    effects.settle();
    return nothing;
  };

  /** All the time that effects may take: what a soak finds later is no lag, and is not tried again for as long as it took. */
  const settleWholly = async (): Promise<After> => {
    await ports.waitUntil(effects.latest()?.until ?? past);
    return nothing;
  };

  return {
    before: async (step) => {
      switch (step.do) {
        case 'call':
          return beforeCall(step);
        case 'connect':
          return beforeConnect(step);
        case 'disconnect':
          return ending(step, ports.learnsMs(step.abruptly === true));
        case 'closed':
        case 'ping':
          return ending(step, 0);
        case 'pass': {
          const effect = effects.begin({ kind: 'expiry' }, false);
          return () => effects.accept(effect, ports.ttlMayLastLongerMs);
        }
        case 'settle':
          return settle();
        case 'outlast':
          return step.steps === undefined ? nothing : settleWholly();
        default:
          return nothing;
      }
    },
    untilLate: async (operation, firsts) => {
      const latest = lateFrom(operation, effects, ports, firsts);
      await ports.waitUntil(() => latest);
    },
    sending: (operation) => doubtFrom(operation, effects, users),
    sent: () => {
      sentAt = performance.now();
    },
    mayLag: (deviation, askedAt, probe) => {
      const pending = effects
        .pending(askedAt, probe === undefined ? undefined : clientOf(probe))
        .filter(({ kind }) => couldBeLag(deviation, [kind]));
      const all =
        pending.length === 0 && mayBeLate() && deviation.what === 'answer'
          ? mayStillLag({ deviation, askedAt, effects: effects.accepted(), outlasting })
          : pending;
      return all.toSorted((one, other) => lateOf(one) - lateOf(other)).at(-1);
    },
    kindsLike: (kind) => {
      const kinds = new Set(effects.accepted().map((effect) => effect.kind));
      return [...kinds].filter((other) => appearing.has(other) === appearing.has(kind));
    },
    came: (effect, operation, { sent, sentAt: askedAt, answeredAt }) => {
      const { begunAt, acceptedAt = begunAt } = effect;
      if (sent !== undefined && !effects.pending(askedAt).includes(effect)) return;
      // Not until now: what was sent has been waited for meanwhile, and silence has been proved.
      cameLate(effect, operation, Math.max(0, answeredAt - acceptedAt));
    },
    closedAfter: (probe, lagMs) => {
      cameLate({ kind: 'close', again: false }, 'closeConnection', lagMs);
      const effect = effects.accepted().findLast(({ kind, probes }) => kind === 'close' && probes?.has(probe));
      if (effect !== undefined) effect.unseenAt = (effect.acceptedAt ?? effect.begunAt) + lagMs;
    },
    lags,
    excused: ({ wrong }, one) => {
      wrong.push(one);
    },
    answered: (step, status, askedAt) => {
      const operation = ports.operation(step.operation);
      const user = step.user === undefined ? undefined : ports.userOf(step.user);
      const answer = { ...step, operation, user, isAbsent: isAbsence(operation, status) };
      const pending = effects.pending(askedAt);
      for (const effect of shownBy(answer, effects.accepted(), (probe) => users.get(probe)))
        if (pending.includes(effect)) seen(effect, askedAt);
    },
    arrived: (probe, operation, askedAt) => {
      const effect = effects
        .pending(askedAt, clientOf(probe))
        .findLast(({ kind }) => appearing.has(kind) && isConcerned(operation, kind));
      if (effect !== undefined) seen(effect, askedAt);
    },
    shown: () => effects.accepted().flatMap((effect) => shownOf(effect, ports) ?? []),
    insist: async (ask) => {
      const until = effects.latest()?.until ?? past;
      const soon = performance.now() + ports.inFlightMs;
      await ports.waitUntil(() => Math.min(soon, until()));
      const began = performance.now();
      if (began < until()) {
        if (await isRightEachTime(ask, 'while it may lag')) return;
        backs.note(began);
      }
      await ports.waitUntil(() => Math.max(until(), mayBeLate() ? effects.budgetEnd() : 0));
      certain = true;
      if (await isRightEachTime(ask, 'when nothing lags')) certain = false;
    },
    get backs() {
      return backs.all();
    },
    get certain() {
      return certain;
    },
    mayBeUnknown: registrations.mayBeUnknown,
    pace: ports.pace,
    get unsettled() {
      return unsettled;
    },
  };
};
