import type { Exchange } from '../../contract/exchange.ts';
import type { Finding } from '../../contract/outcome.ts';
import { attemptMs } from '../state/attempt-ms.ts';
import type { BuiltMessage } from '../ledger/build-message.ts';
import { controlIsLate } from './control-is-late.ts';
import { alteration, type Sent } from '../ledger/ledger.ts';
import type { Effect } from '../settling/effect.ts';
import { fence } from './fence.ts';
import { decides, report, Stop, type ScenarioRun } from '../state/scenario-run.ts';
import type { CallStep } from '../../contract/step.ts';
import { stopIfTtlRanOut } from '../state/stop-if-ttl-ran-out.ts';
import { waitForArrival } from './wait-for-arrival.ts';
import { cutText } from '../../trace/cut-text.ts';

/** One try of a call. */
export interface Tried {
  readonly exchange: Exchange;
  readonly sent: Sent | undefined;
  readonly sentAt: number;
  readonly answeredAt: number;
}

const mayReach = (step: CallStep): ReadonlySet<string> | 'anybody' => {
  if (step.observe !== undefined && step.reaches === undefined && step.mayReach === undefined) return 'anybody';
  return new Set(step.mayReach ?? []);
};

/** Enters a message into the ledger before it is sent, so that no frame can come before its entry. */
export const openSent = (
  run: ScenarioRun,
  step: CallStep,
  { tag, path, message }: { readonly tag: string; readonly path: string; readonly message: BuiltMessage },
): Sent => {
  const sent = run.context.ledger.open({
    tag,
    expected: message.expected,
    tagless: !message.body.includes(tag),
    check: run.check.id,
    scenario: run.number,
    requirements: decides(run, step),
    step: path,
    reaches: new Set(step.observe === undefined ? (step.reaches ?? []) : []),
    mayReach: step.observe === undefined ? new Set(step.mayReach ?? []) : mayReach(step),
    doubt: run.settling.sending(),
  });
  run.sent.push(sent);
  run.usage.bytesSent += Buffer.byteLength(message.body);
  return sent;
};

/** Observes each arrival, and the end of each connection in the audience. */
const subscribeTo =
  (run: ScenarioRun, sent: Sent) =>
  (listener: () => void): (() => void) => {
    const closings = [...sent.reaches].map((name) => run.probes.get(name)?.onClosed(listener));
    sent.listeners.add(listener);
    return () => {
      sent.listeners.delete(listener);
      for (const end of closings) end?.();
    };
  };

const missing = (sent: Sent): string[] => [...sent.reaches].filter((probe) => !sent.arrivals.has(probe));

const intruders = (sent: Sent): string[] => {
  const { mayReach: may } = sent;
  if (may === 'anybody') return [];
  return [...sent.arrivals.keys()].filter((probe) => !sent.reaches.has(probe) && !may.has(probe));
};

/** An effect: whom the message did not reach may not have been concerned yet by what was accepted before, so that nothing is lost if a later one comes. */
const settle = async (run: ScenarioRun, sent: Sent, sentAt: number): Promise<'arrived' | 'missed' | Effect> => {
  const { timing } = run.context.options;
  if (run.context.deliversNothing()) return missing(sent).length === 0 ? 'arrived' : 'missed';
  // A closed socket can receive nothing more.
  const isOver = (): boolean => missing(sent).every((name) => run.probes.get(name)?.closed.socket !== undefined);
  const arrival = async (deadlineMs: number): Promise<boolean> => {
    const probes = [...sent.reaches];
    await waitForArrival(run, { probes, holds: isOver, subscribe: subscribeTo(run, sent), deadlineMs });
    return missing(sent).length === 0;
  };
  const lagging = (): Effect | undefined =>
    missing(sent)
      .map((probe) => run.settling.mayLag({ what: 'missing' }, sentAt, probe))
      .find((effect) => effect !== undefined);
  if (lagging() !== undefined) {
    if (await arrival(attemptMs(timing))) return 'arrived';
    const effect = lagging();
    if (effect !== undefined) return effect;
  }
  return (await arrival(timing.deliveryDeadlineMs)) ? 'arrived' : 'missed';
};

/** Tells settling of each probe of the audience whether the message has come to it. */
const noteEffects = (run: ScenarioRun, sent: Sent, sentAt: number): void => {
  for (const probe of sent.reaches) {
    const effect = run.settling.mayLag({ what: 'missing' }, sentAt, probe);
    if (sent.arrivals.has(probe)) run.settling.arrived(probe, sentAt);
    else if (effect !== undefined) run.settling.missed(effect, { sent, probe, sentAt });
  }
};

/** After a missed deadline, finds out whether only this message or everything is slow. */
const control = async (run: ScenarioRun, sent: Sent): Promise<'lost' | 'slow' | 'arrived'> => {
  if (run.context.deliversNothing()) return 'lost';
  const isLate = await controlIsLate(run, missing(sent));
  if (missing(sent).length === 0) return 'arrived';
  return isLate ? 'slow' : 'lost';
};

const lost = (run: ScenarioRun, probes: readonly string[]): Omit<Finding, 'requirements'> => {
  const names = probes.map((name) => `"${name}"`).join(', ');
  const dead = probes.filter((name) => run.probes.get(name)?.isOpen === false);
  const broken = dead.map((name) => run.probes.get(name)?.closed.broken).find((why) => why !== undefined);
  const seen =
    dead.length > 0
      ? `nothing; the connection of ${dead.join(', ')} is closed${broken === undefined ? '' : `: ${broken}`}`
      : 'nothing, although a later message arrived or the deadline passed';
  return {
    code: 'not-delivered',
    message: run.context.deliversNothing()
      ? `${names} did not receive the message; nothing has been delivered to anybody`
      : `${names} did not receive the message within ${Math.round(run.context.options.timing.deliveryDeadlineMs)} ms`,
    expected: `one message to ${names}`,
    seen,
  };
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
  const came = await settle(run, sent, sentAt);
  if (came !== 'arrived') stopIfTtlRanOut(run, answeredAt);
  noteEffects(run, sent, sentAt);
  if (typeof came === 'object') return abandon(run, sent, { sentAt, effect: came });
  if (came === 'missed') {
    const verdict = await control(run, sent);
    if (verdict === 'slow')
      throw new Stop('inconclusive', 'deliveries, including a control message, missed their deadline');
    if (verdict === 'lost') report(run, step, { ...lost(run, missing(sent)), step: path, exchange });
  }
  // Whether a lagging effect let the message through to a client must be known before the next step.
  const doubtful = strayable(run, sent, sentAt);
  if (doubtful.size === 0) return undefined;
  await fence(run, [...doubtful.keys()]);
  const effect = intruders(sent)
    .filter((probe) => !cameAfterClose(run, sent, probe))
    .map((probe) => doubtful.get(probe))
    .find((one) => one !== undefined);
  return effect === undefined ? undefined : abandon(run, sent, { sentAt, effect });
};

/** Whether the message came to a client that the service had told before that its connection is closed. */
const cameAfterClose = (run: ScenarioRun, sent: Sent, probe: string): boolean => {
  const closedAt = run.probes.get(probe)?.closed.frame?.atMs ?? Infinity;
  return sent.arrivals.get(probe)?.some(({ atMs }) => atMs > closedAt) === true;
};

/** The probes outside the audience that a lagging effect may let the message through to, each with the effect. */
const strayable = (run: ScenarioRun, sent: Sent, sentAt: number): ReadonlyMap<string, Effect> => {
  const found = new Map<string, Effect>();
  for (const probe of run.probes.keys()) {
    const effect = run.settling.mayLag({ what: 'stray', afterClose: false }, sentAt, probe);
    if (effect !== undefined && !sent.reaches.has(probe)) found.set(probe, effect);
  }
  return found;
};

/** An attempt that came too early for its effect. Whom it reached is judged only where lag cannot explain it. */
const abandon = (
  run: ScenarioRun,
  sent: Sent,
  { sentAt, effect }: { readonly sentAt: number; readonly effect: Effect },
): Effect => {
  const { mayReach: may, reaches } = sent;
  if (may !== 'anybody') {
    const strays = [...strayable(run, sent, sentAt).keys()].filter((probe) => !cameAfterClose(run, sent, probe));
    sent.mayReach = new Set([...may, ...reaches, ...strays]);
  }
  sent.reaches = new Set();
  return effect;
};

const sweepOne = (run: ScenarioRun, sent: Sent): Finding[] => {
  const base = {
    requirements: sent.requirements,
    step: sent.step,
    ...(sent.exchange ? { exchange: sent.exchange } : {}),
  };
  const frames = (probe: string): string =>
    (sent.arrivals.get(probe) ?? []).map(({ text }) => cutText(text, 300)).join(' ');
  const strangers = intruders(sent).map((probe): Finding => ({
    ...base,
    code: 'misdelivered',
    message: `"${probe}" received a message that was not for it`,
    expected:
      sent.reaches.size === 0
        ? 'the message reaches nobody'
        : `the message reaches only ${[...sent.reaches].join(', ')}`,
    seen: frames(probe),
  }));
  const doubled = [...sent.arrivals]
    .filter(([, copies]) => copies.length > 1)
    .map(([probe, copies]): Finding => ({
      ...base,
      code: 'duplicated',
      message: `"${probe}" received the message ${copies.length} times`,
      expected: 'exactly once',
      seen: frames(probe),
    }));
  const altered = [...sent.arrivals].flatMap(([probe, [frame]]): Finding[] => {
    const difference = frame === undefined ? undefined : alteration(sent, frame);
    if (difference === undefined || !sent.reaches.has(probe)) return [];
    return [
      {
        ...base,
        code: 'altered',
        message: `the message to "${probe}" was altered: ${difference}`,
        expected: 'target and arguments as sent',
        seen: frames(probe),
      },
    ];
  });
  return run.context.signal.aborted ? [] : [...strangers, ...doubled, ...altered];
};

const mayBeLag = (run: ScenarioRun, sent: Sent, probe: string): boolean =>
  !cameAfterClose(run, sent, probe) &&
  sent.arrivals.get(probe)?.some(({ atMs }) => sent.doubt.explains(probe, atMs)) === true;

/** The ledger's verdict on a scenario's messages. */
interface Swept {
  readonly findings: readonly Finding[];
  /** Lag could explain some of it. */
  readonly unsettled: boolean;
  /** Lag cannot explain some of it, however long an effect may take. */
  readonly certain: boolean;
}

/**
 * The ledger's verdict on the scenario's messages once silence has been proved. A message that reached too many
 * probes during possible lag must be reproduced with full waits: it may also have been behind the fence, since order
 * across routes is not guaranteed.
 */
export const sweep = (run: ScenarioRun): Swept => {
  const strays = new Set(run.sent.flatMap((sent) => intruders(sent).map((probe) => mayBeLag(run, sent, probe))));
  const findings = run.sent.flatMap((sent) => sweepOne(run, sent));
  return {
    findings,
    unsettled: strays.has(true),
    certain: findings.length > 0 && (strays.has(false) || findings.some(({ code }) => code !== 'misdelivered')),
  };
};
