import { calibrate } from './calibrate.ts';
import type { Check } from '../contract/check.ts';
import { judgeChecks } from '../engine/judge-checks.ts';
import { createSession, type Session } from '../engine/session.ts';
import type { Meter } from '../engine/ledger/meter.ts';
import type { SeenScenario } from '../contract/seen.ts';
import type { Timing } from '../contract/timing.ts';
import type { Stopped } from '../contract/report.ts';
import type { EarlyEnd } from './early/early-end.ts';
import { createCircuitBreaker, type CircuitBreaker } from './circuit-breaker.ts';
import type { WorkerMessage } from './run-message.ts';
import { createRunMeasures } from './measured/measured-run.ts';
import { runMeter } from './early/run-meter.ts';
import type { RunOrder } from './run-order.ts';
import { recordWire, type Recording } from './certify/record-wire.ts';
import { createRedactor } from '../trace/redactor.ts';
import { targetSecrets } from '../rest/target-secrets.ts';
import type { Wire } from '../engine/state/wire.ts';

export interface JudgeRunOptions {
  readonly order: Omit<RunOrder, 'channel' | 'checks' | 'outside'>;
  readonly checks: readonly Check[];
  readonly say: (message: WorkerMessage) => void;
  /** What may end the run before its last check. */
  readonly early: EarlyEnd;
  /** Stands in for the target, which was measured before. */
  readonly replay?: { readonly wire: Wire; readonly timing: Timing };
}

const recordingOf = ({ order }: JudgeRunOptions): Recording | undefined =>
  order.traced === true ? recordWire(createRedactor(targetSecrets(order.target))) : undefined;

/** How long a client may take to connect, if one could not before the run although it had all its time. */
const shortMs = 3000;

const measure = async ({ order, early }: JudgeRunOptions, meter: Meter): Promise<Timing> => {
  const { profile } = order.target;
  const claims = { ...profile.claims, clients: profile.claims.clients && order.delivers };
  const target = { ...order.target, profile: { ...profile, claims } };
  const timing = await calibrate(target, { runId: order.run.id, signal: early.signal, meter });
  return order.clientsAnswer ? timing : { ...timing, connectDeadlineMs: Math.min(timing.connectDeadlineMs, shortMs) };
};

const watch = (session: Session, breaker: CircuitBreaker, { end }: EarlyEnd): void => {
  session.onExchange((exchange) => {
    breaker.see(exchange);
    const stopped = breaker.verdict();
    if (stopped !== undefined) end(stopped);
  });
};

/**
 * Measures the target, then runs all checks. Each outcome is said once, as soon as it is there; what came late is said at the end, and laid on by the listener.
 */
export const judgeRun = async (options: JudgeRunOptions): Promise<void> => {
  const { order, checks, say, early } = options;
  const { signal } = early;
  const { target, run } = order;
  const meter = runMeter(target.profile, { before: order.before, end: early.end });
  const measured = options.replay?.timing ?? measure(options, meter);
  const timing = await Promise.resolve(measured).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  if (timing === undefined) {
    say({ kind: 'finished', charges: [], usage: meter.usage, growth: meter.growth, stopped: signal.reason as Stopped });
    return;
  }
  say({ kind: 'calibrated', timing });
  const breaker = createCircuitBreaker(Math.max(4, Math.min(16, 2 * target.profile.limits.requests)));
  const onSeen = order.seen === true ? (scenario: SeenScenario) => say({ kind: 'seen', scenario }) : undefined;
  const onSoak = (forMs: number): void => say({ kind: 'soaking', forMs });
  const recording = recordingOf(options);
  const before = { ...meter.usage };
  const wire = options.replay?.wire ?? recording?.wire;
  await using session = createSession({
    target,
    run,
    timing,
    planned: order.planned,
    signal,
    meter,
    onSoak,
    onSeen,
    wire,
  });
  watch(session, breaker, early);
  const measures = createRunMeasures(target.catalogue);
  session.onExchange(measures.see);
  await judgeChecks(checks, {
    session,
    seed: run.seed,
    onOutcome: (outcome) => say({ kind: 'outcome', outcome }),
    // After a stop, whatever a check stumbles over is of our own making.
    onError: ({ id }, error) => {
      if (!signal.aborted) say({ kind: 'error', message: `${id}: ${error.message}` });
    },
  });
  const charges = await session.finish();
  if (recording !== undefined) say({ kind: 'traced', trace: recording.entries(), before });
  const stopped = signal.aborted ? (signal.reason as Stopped) : breaker.verdict({ atEnd: true });
  say({
    kind: 'finished',
    charges,
    usage: session.usage(),
    growth: meter.growth,
    waitsMs: session.waitsMs(),
    measured: measures.measured(),
    ...(stopped ? { stopped } : {}),
  });
};
