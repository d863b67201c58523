import type { Exchange } from '../../contract/exchange.ts';
import type { Finding } from '../../contract/outcome.ts';
import { attemptMs } from '../state/attempt-ms.ts';
import type { BuiltMessage } from '../ledger/build-message.ts';
import { controlIsLate } from './control-is-late.ts';
import { alteration, type Sent } from '../ledger/ledger.ts';
import { fence } from './fence.ts';
import { decides, report, Stop, type ScenarioRun } from '../state/scenario-run.ts';
import type { CallStep } from '../../contract/step.ts';
import { stopIfTtlRanOut } from '../state/stop-if-ttl-ran-out.ts';
import { waitForArrival } from './wait-for-arrival.ts';
import { cutText } from '../../trace/cut-text.ts';

/** One try of a call. */
export interface Attempt {
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
    doubtfulFrom: run.removals.concerns(performance.now()) ? 0 : Infinity,
  });
  run.sent.push(sent);
  run.usage.bytesSent += Buffer.byteLength(message.body);
  for (const probe of run.probes.keys()) if (!sent.reaches.has(probe)) run.silent.add(probe);
  return sent;
};

/** Hears of each arrival, and of the end of each connection that it should reach. */
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

/** `lag`: whom it did not reach may not have been concerned yet by what was accepted before, so that nothing is lost if a later message comes. */
const settle = async (run: ScenarioRun, sent: Sent, sentAt: number): Promise<'arrived' | 'lag' | 'missed'> => {
  const { timing } = run.context.options;
  if (run.context.deliversNothing()) return missing(sent).length === 0 ? 'arrived' : 'missed';
  // To a closed socket nothing can come any more.
  const isOver = (): boolean => missing(sent).every((name) => run.probes.get(name)?.closed.socket !== undefined);
  const arrival = async (deadlineMs: number): Promise<boolean> => {
    const probes = [...sent.reaches];
    await waitForArrival(run, { probes, holds: isOver, subscribe: subscribeTo(run, sent), deadlineMs });
    return missing(sent).length === 0;
  };
  const lags = (): boolean => missing(sent).some((probe) => run.pending.concerns(sentAt, probe));
  if (lags()) {
    if (await arrival(attemptMs(timing))) return 'arrived';
    if (lags()) return 'lag';
  }
  return (await arrival(timing.deliveryDeadlineMs)) ? 'arrived' : 'missed';
};

/** The deadline was missed: is it this message, or is everything slow? */
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
 * @returns false when a deviation may be a lagging effect: the call is to be tried again
 */
export const judgeAudience = async (
  run: ScenarioRun,
  step: CallStep,
  { sent, exchange, sentAt, answeredAt }: Attempt,
  path: string,
): Promise<boolean> => {
  if (sent === undefined) return true;
  const came = await settle(run, sent, sentAt);
  if (came !== 'arrived') stopIfTtlRanOut(run, answeredAt);
  if (came === 'lag') return abandon(sent);
  if (came === 'missed') {
    const verdict = await control(run, sent);
    if (verdict === 'slow')
      throw new Stop('inconclusive', 'deliveries, a control message among them, missed their deadline');
    if (verdict === 'lost') report(run, step, { ...lost(run, missing(sent)), step: path, exchange });
  }
  // Whether a lagging effect let the message through to somebody must be known before the next step.
  const doubtful = [...run.probes.keys()].filter(
    (probe) => !sent.reaches.has(probe) && run.pending.concerns(sentAt, probe),
  );
  if (doubtful.length === 0) return true;
  await fence(run, doubtful);
  return intruders(sent).some((probe) => doubtful.includes(probe)) ? abandon(sent) : true;
};

/** An attempt that came too early for its effect: whom it reached is not judged. */
const abandon = (sent: Sent): false => {
  sent.mayReach = 'anybody';
  sent.reaches = new Set();
  return false;
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

const cameInDoubt = ({ arrivals, doubtfulFrom }: Sent, probe: string): boolean =>
  arrivals.get(probe)?.some(({ atMs }) => atMs >= doubtfulFrom) === true;

/**
 * What the ledger says of the scenario's messages once silence has been proved. A message that came to too many while something may have lagged is to be
 * seen again, with patience: it may have been behind the fence too, since order across routes is not promised.
 */
export const sweep = (run: ScenarioRun): readonly Finding[] => {
  run.hurried ||= run.sent.some((sent) => intruders(sent).some((probe) => cameInDoubt(sent, probe)));
  return run.sent.flatMap((sent) => sweepOne(run, sent));
};
