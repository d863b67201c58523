import { setMaxListeners } from 'node:events';
import { targetSecrets } from '../rest/target-secrets.ts';
import { createRestClient } from '../rest/rest-client.ts';
import { operationIn } from '../spec/operation-in.ts';
import { createTokens } from '../rest/tokens.ts';
import { createRecorder } from '../trace/recorder.ts';
import { blankOutcome } from '../contract/blank-outcome.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Usage } from '../contract/usage.ts';
import type { Check, Scenario } from '../contract/check.ts';
import type { Absences } from './ground/absences-in.ts';
import { blocked, blockersOf, type BrokenGround, type JudgedGround } from './ground/broken-ground.ts';
import { reliancesOf } from './ground/reliances-of.ts';
import { createAnswerPatience, fullAnswerPatience } from './limits/answer-patience.ts';
import { createConnectGate } from './limits/connect-gate.ts';
import { createPatience, fullPatience, type Patience } from './limits/patience.ts';
import { createPlainDeviations } from './limits/plain-deviations.ts';
import { createSecondLooks } from './limits/second-looks.ts';
import { createSearchTime } from './limits/search-time.ts';
import { createMeter } from './ledger/meter.ts';
import { createOutstanding } from './limits/outstanding.ts';
import { createHubs } from './limits/hubs.ts';
import { createLasting } from './limits/lasting.ts';
import { createLedger, type Charge, type Ledger } from './ledger/ledger.ts';
import { judgeMonitor } from './ledger/judge-monitor.ts';
import { notApplicable } from './plan/not-applicable.ts';
import { runProperty } from './property/run-property.ts';
import { readyCheck } from './plan/ready-check.ts';
import { runScenario } from './scenario/run-scenario.ts';
import { createLagRecord } from './settling/lag-record.ts';
import { createSight, fullSight } from './settling/sight.ts';
import { createCompany } from './state/company.ts';
import type { Result } from './state/result.ts';
import type { SessionContext } from './state/session-context.ts';
import type { SessionOptions } from './state/session-options.ts';
import { createSockets } from './limits/sockets.ts';

/** A run against one target. */
export interface Session extends AsyncDisposable {
  /** Runs one check; several may run at once. Never throws because of the target's behaviour. */
  run(check: Check): Promise<Outcome>;
  /** Counts this as work, like a check: a check that waits until it is alone waits for it. */
  attend<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The outcome of a check that is not run because these requirements, on which it relies, are broken, or because it is not applicable. */
  decline(check: Check, blockedBy: readonly string[]): Outcome;
  /** Notes which ground is broken, and which more statuses of this target mean that something is not there. */
  learn(known: Pick<JudgedGround, 'absences' | 'ground'>): void;
  /** The run-wide audit: charges frames that arrived after their check was judged to the check that sent them. Closes everything. */
  finish(): Promise<readonly Charge[]>;
  /** Calls the listener with every exchange from now on. Returns what ends that. */
  onExchange(listener: (exchange: Exchange) => void): () => void;
  /** How long a message is waited for by now, in milliseconds: less than at first where the target is known to lose some. */
  waitsMs(): number;
  /** What was used, with what the meter had counted before the session. */
  usage(): Usage;
}

const runPlain = async (context: SessionContext, check: Scenario): Promise<Result> => {
  const result = await runScenario(context, { check, steps: check.steps });
  context.plainDeviations.add(result.findings);
  return result;
};

const runCheck = async (context: SessionContext, check: Check): Promise<Outcome> => {
  const started = context.now();
  const outcome = blankOutcome(check.id, started);
  const reason = notApplicable(check, context.options);
  if (reason !== undefined) return { ...outcome, state: 'not-applicable', reason };
  if ('monitor' in check) return { ...outcome, ...judgeMonitor(check, context.ledger) };
  const ready = readyCheck(check, context.options.target);
  const result = 'arbitrary' in ready ? await runProperty(context, ready) : await runPlain(context, ready);
  return { ...outcome, ...result, durationMs: context.now() - started };
};

const declineCheck = (context: SessionContext, check: Check, blockedBy: readonly string[]): Outcome => {
  const outcome = blankOutcome(check.id, context.now());
  const reason = notApplicable(check, context.options);
  if (reason !== undefined) return { ...outcome, state: 'not-applicable', reason };
  return blocked(outcome, blockedBy);
};

/**
 * Shortens the deadlines of deliveries while the target delivers nothing, and those of whatever it is known to lose: otherwise hundreds of checks would each wait the full
 * deadline.
 */
const givingUp = (options: SessionOptions, ledger: Ledger, patience: Patience): SessionOptions => {
  const { timing } = options;
  const { deliveryDeadlineMs: fullMs } = timing;
  return {
    ...options,
    get timing() {
      const deliveryDeadlineMs = ledger.watchdog.isSilent(fullMs) ? fullMs / 8 : patience.within('delivery', fullMs);
      return deliveryDeadlineMs === fullMs ? timing : { ...timing, deliveryDeadlineMs };
    },
  };
};

/** How long clean-up may take after an interruption. */
const cleaningMs = 5000;

/** Opens a session; nothing is sent before the first check. The caller disposes of it. */
export const createSession = (options: SessionOptions): Session => {
  const { target } = options;
  const began = performance.now();
  const abort = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, abort.signal]) : abort.signal;
  // After an interruption there is only time to clean up, since the target may be its cause.
  options.signal?.addEventListener('abort', () => setTimeout(() => abort.abort(), cleaningMs).unref(), { once: true });
  // Every wait of the run listens to it.
  setMaxListeners(0, signal, abort.signal);
  const secrets = targetSecrets(target);
  const recorder = createRecorder({ secrets });
  const { wire } = options;
  const signed = createTokens(target);
  const tokens = wire?.tokens(signed) ?? signed;
  let counter = 0;
  let absences: Absences = new Map();
  let ground: BrokenGround = new Map();
  // When patience is lost depends on the times of all checks. A replay does not have these, so a recorded run never loses it.
  const patience = wire === undefined ? createPatience() : fullPatience;
  const answerPatience = wire === undefined ? createAnswerPatience() : fullAnswerPatience;
  const meter = options.meter ?? createMeter();
  const ledger = createLedger(options.run.id, { meter, redact: recorder.redact });
  const outstanding = createOutstanding(options.planned);
  const context: SessionContext = {
    options: givingUp(options, ledger, patience),
    recorder,
    tokens,
    // An interruption does not end this at once, since clean-up is still to be done.
    rest: createRestClient({
      target,
      recorder,
      tokens,
      signal: abort.signal,
      timeoutMs: () => answerPatience.within(options.timing.requestTimeoutMs),
      wire,
    }),
    operation: (id) => {
      const operation = operationIn(target.catalogue, id);
      const said = absences.get(id);
      return said === undefined ? operation : { ...operation, saysNotThere: [said] };
    },
    // As a rule nothing is broken. Then the steps need not be made.
    blockersOf: (steps) => (ground.size === 0 ? [] : blockersOf(reliancesOf(steps()), ground)),
    ledger,
    meter,
    mayExplore: () => meter.usage.messages + outstanding.messages() < target.profile.limits.messages,
    outlasting: new Set(),
    lagRecord: createLagRecord(options.target.profile.limits.messages),
    company: createCompany(),
    lasting: createLasting(target.profile.limits.sockets, target.profile.hubs.fixed.length === 0),
    deliversNothing: () =>
      !ledger.watchdog.hasDelivered &&
      options.timing.deliveryMs === 0 &&
      ledger.watchdog.isSilent(options.timing.deliveryDeadlineMs),
    hubs: createHubs(target.profile, options.run.id),
    // In a hub that is leased again, connections that stay open would receive the next scenario's messages.
    sockets: createSockets(target.profile.limits.sockets, target.profile.hubs.fixed.length === 0),
    connects: createConnectGate({
      perSecond: target.profile.limits.connectsPerSecond,
      deadlineMs: options.timing.connectDeadlineMs,
    }),
    patience,
    answerPatience,
    sight: wire === undefined ? createSight() : fullSight,
    searchTime: createSearchTime(),
    plainDeviations: createPlainDeviations(),
    secondLooks: createSecondLooks(),
    signal,
    next: () => (counter += 1),
    now: () => performance.now() - began,
  };
  const dispose = async (): Promise<void> => {
    await context.sockets.end();
    abort.abort();
    await context.rest[Symbol.asyncDispose]();
  };
  return {
    run: (check) => context.company.join(() => runCheck(context, check)).finally(() => outstanding.done(check.id)),
    attend: (work) => context.company.join(work),
    decline: (check, blockedBy) => {
      outstanding.done(check.id);
      return declineCheck(context, check, blockedBy);
    },
    learn: (known) => {
      absences = new Map([...absences, ...known.absences]);
      ground = new Map([...ground, ...known.ground]);
    },
    finish: async () => {
      await dispose();
      return context.ledger.charges;
    },
    onExchange: (listener) => recorder.onExchange(listener),
    waitsMs: () => patience.within('delivery', options.timing.deliveryDeadlineMs),
    usage: () => {
      const { exchanges, throttled } = recorder.counts;
      return {
        ...meter.usage,
        exchanges: meter.usage.exchanges + exchanges,
        throttled: meter.usage.throttled + throttled,
      };
    },
    [Symbol.asyncDispose]: dispose,
  };
};
