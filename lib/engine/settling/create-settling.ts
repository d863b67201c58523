import type { Lag } from '../../contract/outcome.ts';
import type { CallStep, ConnectStep } from '../../contract/step.ts';
import { expectedStatuses, isAbsence, isSuccess } from '../../spec/expected-statuses.ts';
import type { OperationId } from '../../spec/operation.ts';
import { asksForClients } from './asks-for-clients.ts';
import { createBacks } from './backs.ts';
import { couldBeLag, isConcerned, mayStillLag } from './could-be-lag.ts';
import { appearing, effectOf, vanishing, type Effect } from './effect.ts';
import { doubtFrom } from './doubt-from.ts';
import { createEffects } from './effects.ts';
import { isRightEachTime } from './is-right-each-time.ts';
import { lateFrom } from './late-from.ts';
import { createRegistrations } from './registrations.ts';
import type { After, Settling } from './settling.ts';
import type { SettlingPorts } from './settling-ports.ts';
import { placeOf, shownBy } from './shown-by.ts';
import { shownOf } from './shown.ts';

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

  /** When it would be late. Of two effects, the one that may be under way for longer explains a deviation better. */
  const lateOf = ({ kind, begunAt, acceptedAt = begunAt, learnsWithinMs }: Effect): number =>
    acceptedAt + learnsWithinMs + ports.lateMs(kind);

  /** Whether an effect that the run does not wait for any longer may still be late, and not lost. An attempt that has waited for too short a time is repeated. */
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

  /** Waits as long as effects may take. What a soak finds later is no lag, and a soak is not repeated. */
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
      // The moment of the answer, and not now: since then, messages were waited for and silence was proved.
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
