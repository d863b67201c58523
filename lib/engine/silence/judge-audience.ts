import type { Exchange } from '../../contract/exchange.ts';
import type { Finding } from '../../contract/outcome.ts';
import { attemptMs } from '../state/attempt-ms.ts';
import { controlIsLate } from './control-is-late.ts';
import type { Sent } from '../ledger/ledger.ts';
import type { Effect } from '../settling/effect.ts';
import { isDeaf } from './deaf.ts';
import { fence } from './fence.ts';
import { isLive } from '../state/is-live.ts';
import { areGuests } from './are-guests.ts';
import { followingLossOf } from './lost-connections.ts';
import { report, Stop, type ScenarioRun, waitedInVain } from '../state/scenario-run.ts';
import type { CallStep } from '../../contract/step.ts';
import { noteOfStrays } from './strays.ts';
import { stopIfTtlRanOut } from '../state/stop-if-ttl-ran-out.ts';
import { waitForArrival } from './wait-for-arrival.ts';
import { missedBy, strayedTo } from './wrong-delivery.ts';
import { cameAfterClose, copiesAt, intruders, lastArrival, missing } from './audience.ts';

/** One try of a call. */
export interface Tried {
  readonly exchange: Exchange;
  readonly sent: Sent | undefined;
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** Observes each arrival, and the end of each connection in the audience. */
export const subscribeTo =
  (run: ScenarioRun, sent: Sent) =>
  (listener: () => void): (() => void) => {
    const closings = [...sent.reaches].map((name) => run.probes.get(name)?.onClosed(listener));
    sent.listeners.add(listener);
    return () => {
      sent.listeners.delete(listener);
      for (const end of closings) end?.();
    };
  };

/** How long the message is waited for: only as long as most take, if all who have not got it are deaf. */
const deadlineOf = (run: ScenarioRun, sent: Sent): number => {
  const { timing } = run.context.options;
  const isHopeless = sent.reaches.size > 0 && missing(sent).every((name) => isDeaf(run, name));
  return isHopeless ? attemptMs(timing) : timing.deliveryDeadlineMs;
};

/** Waits for the message. @returns the effect whose lag may explain that it is missing somewhere: then a later message may reach everybody */
const settle = async (
  run: ScenarioRun,
  { operation }: CallStep,
  { sent, sentAt }: { readonly sent: Sent; readonly sentAt: number },
): Promise<'arrived' | 'missed' | Effect> => {
  if (run.context.deliversNothing()) return missing(sent).length === 0 ? 'arrived' : 'missed';
  // A closed socket can receive nothing more.
  const isOver = (): boolean => missing(sent).every((name) => run.probes.get(name)?.closed.socket !== undefined);
  const arrival = async (deadlineMs: () => number): Promise<boolean> => {
    const probes = [...sent.reaches];
    await waitForArrival(run, { probes, holds: isOver, subscribe: subscribeTo(run, sent), deadlineMs });
    return missing(sent).length === 0;
  };
  const lagging = (): Effect | undefined =>
    missing(sent)
      .map((probe) => run.settling.mayLag({ what: 'missing', operation }, sentAt, probe))
      .find((effect) => effect !== undefined);
  if (lagging() !== undefined) {
    if (await arrival(() => attemptMs(run.context.options.timing))) return 'arrived';
    const effect = lagging();
    if (effect !== undefined) return effect;
  }
  return (await arrival(() => deadlineOf(run, sent))) ? 'arrived' : 'missed';
};

/** Tells settling of each probe of the audience whether the message has come to it. */
const noteEffects = (run: ScenarioRun, { setup, operation }: CallStep, sent: Sent, sentAt: number): void => {
  for (const probe of sent.reaches) {
    const effect = run.settling.mayLag({ what: 'missing', operation }, sentAt, probe);
    if (sent.arrivals.has(probe)) run.settling.arrived(probe, operation, sentAt);
    else if (effect !== undefined && setup !== true) run.settling.excused(effect, missedBy(sent, probe, sentAt));
  }
};

/** After a missed deadline, finds out whether only this message or everything is slow. */
const control = async (run: ScenarioRun, sent: Sent): Promise<'lost' | 'slow' | 'arrived'> => {
  if (run.context.deliversNothing()) return 'lost';
  const isLate = await controlIsLate(run, missing(sent));
  if (missing(sent).length === 0) return 'arrived';
  return isLate ? 'slow' : 'lost';
};

/** What came to the probes of the audience that the message has not reached. */
const seenAt = (run: ScenarioRun, sent: Sent, sentAt: number): string => {
  const probes = missing(sent);
  const dead = probes.filter((name) => run.probes.get(name)?.isOpen === false);
  if (dead.length > 0) {
    const broken = dead.map((name) => run.probes.get(name)?.closed.broken).find((why) => why !== undefined);
    return `nothing; the connection of ${dead.join(', ')} is closed${broken === undefined ? '' : `: ${broken}`}`;
  }
  if (sent.copies > 1)
    return `${probes.map((name) => copiesAt(sent, name)).join(' and ')} of ${sent.copies} equal messages`;
  const nothing = probes.some((name) => run.context.ledger.hasLater(sent, name))
    ? 'nothing, although a message sent later has arrived'
    : 'nothing by the deadline, and no message sent later';
  return `${nothing}${noteOfStrays(run, probes, sentAt)}`;
};

/** @param times when it was sent, and `withinMs`: the deadline when the wait ended: by now more may be known of those whom it has not reached */
const lost = (
  run: ScenarioRun,
  sent: Sent,
  { sentAt, withinMs }: { readonly sentAt: number; readonly withinMs: number },
): Omit<Finding, 'requirements'> => {
  const probes = missing(sent);
  const names = probes.map((name) => `"${name}"`).join(', ');
  return {
    code: 'not-delivered',
    ...followingLossOf(run, probes),
    ...(areGuests(run, probes) && { uses: ['to-guests'] }),
    message: run.context.deliversNothing()
      ? `${names} did not receive the message; nothing has been delivered to anybody`
      : `${names} did not receive the message within ${Math.round(withinMs)} ms`,
    expected: `${sent.copies === 1 ? 'one message' : `${sent.copies} equal messages`} to ${names}`,
    seen: seenAt(run, sent, sentAt),
  };
};

/** Whether everybody who has not got the message had lost their connection before it was sent. The scenario has found that already. */
const wereGone = (run: ScenarioRun, sent: Sent, sentAt: number): boolean =>
  run.found.findings.length > 0 &&
  missing(sent).every((name) => (run.probes.get(name)?.closed.socket?.atMs ?? Infinity) < sentAt);

/** A single message may be lost because of what is in it. */
const mostLost = 3;

/** Ends a scenario that has lost several messages of one operation. The others would be lost for the same reason, and each takes a deadline. */
const stopIfOthersWereLost = (run: ScenarioRun, { operation }: Exchange): void => {
  const lostBefore = run.found.findings.filter(
    (one) => one.code === 'not-delivered' && one.exchange?.operation === operation,
  );
  if (lostBefore.length >= mostLost) throw new Stop('fail', `${mostLost} messages were lost before`);
};

/**
 * Waits until the message has reached its audience. Silence elsewhere is proved when the scenario closes; an intruder that is already there is
 * found at once.
 * @returns the lagging effect that may explain a deviation, in which case the call must be retried
 */
export const judgeAudience = async (
  run: ScenarioRun,
  step: CallStep,
  { sent, exchange, sentAt, answeredAt }: Tried,
  path: string,
): Promise<Effect | undefined> => {
  if (sent === undefined) return undefined;
  const came = await settle(run, step, { sent, sentAt });
  const withinMs = deadlineOf(run, sent);
  if (came === 'arrived') run.context.patience.came('delivery', lastArrival([sent]) - sentAt);
  else stopIfTtlRanOut(run, answeredAt);
  noteEffects(run, step, sent, sentAt);
  if (typeof came === 'object') return abandon(run, step, sent, { sentAt, effect: came });
  if (came === 'missed') {
    if (wereGone(run, sent, sentAt)) throw new Stop('fail', 'a connection had been lost before');
    const verdict = await control(run, sent);
    if (verdict === 'slow')
      throw new Stop('inconclusive', 'deliveries, including a control message, missed their deadline');
    if (verdict === 'lost') {
      // Nobody waits for a connection that has ended, and what may not have settled is asked again.
      if (!run.settling.unsettled && missing(sent).some((name) => isLive(run.probes.get(name)))) waitedInVain(run);
      report(run, step, { ...lost(run, sent, { sentAt, withinMs }), step: path, exchange });
      stopIfOthersWereLost(run, exchange);
    }
  }
  // Whether a lagging effect let the message through to a client must be known before the next step.
  const doubtful = strayable(run, step, sent, sentAt);
  if (doubtful.size === 0) return undefined;
  await fence(run, [...doubtful.keys()]);
  const strays = intruders(sent).filter((probe) => doubtful.has(probe) && !cameAfterClose(run, sent, probe));
  for (const probe of step.setup === true ? [] : strays)
    run.settling.excused(doubtful.get(probe)!, strayedTo(sent, probe, sentAt));
  const [first] = strays;
  return first === undefined ? undefined : abandon(run, step, sent, { sentAt, effect: doubtful.get(first)! });
};

/** The probes outside the audience that a lagging effect may let the message through to, each with the effect. */
const strayable = (
  run: ScenarioRun,
  { operation }: CallStep,
  sent: Sent,
  sentAt: number,
): ReadonlyMap<string, Effect> => {
  const found = new Map<string, Effect>();
  for (const probe of run.probes.keys()) {
    const effect = run.settling.mayLag({ what: 'stray', operation, afterClose: false }, sentAt, probe);
    if (effect !== undefined && !sent.reaches.has(probe)) found.set(probe, effect);
  }
  return found;
};

/** An attempt that came too early for its effect. Whom it reached is judged only where lag cannot explain it. */
const abandon = (
  run: ScenarioRun,
  step: CallStep,
  sent: Sent,
  { sentAt, effect }: { readonly sentAt: number; readonly effect: Effect },
): Effect => {
  const { mayReach: may, reaches } = sent;
  if (may !== 'anybody') {
    const strays = [...strayable(run, step, sent, sentAt).keys()].filter((probe) => !cameAfterClose(run, sent, probe));
    sent.mayReach = new Set([...may, ...reaches, ...strays]);
  }
  sent.reaches = new Set();
  return effect;
};
