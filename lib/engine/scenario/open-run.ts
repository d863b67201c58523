import type { Attempt } from '../state/attempt.ts';
import { attemptMs } from '../state/attempt-ms.ts';
import { untilAlone } from '../state/until-alone.ts';
import { withinLimit } from '../limits/within-limit.ts';
import { createSettling } from '../settling/create-settling.ts';
import { settlingPortsOf } from './settling-ports-of.ts';
import { withShortDeadlines } from './short-deadlines.ts';
import type { RunningCheck, ScenarioRun } from '../state/scenario-run.ts';
import type { SessionContext } from '../state/session-context.ts';
import type { ScenarioKey } from '../state/wire.ts';
import type { RestClient } from '../../rest/rest-client.ts';
import type { Step } from '../../contract/step.ts';
import { createTrace, tracing } from '../state/trace.ts';
import { emptyEstimate, estimateSteps } from '../plan/estimate.ts';
import { logicalHubs } from '../plan/needed-hubs.ts';
import { needsQuiet, outlasts } from '../plan/outlasts.ts';
import { walkSteps } from '../plan/walk-steps.ts';

/** The input for opening a scenario. */
export interface OpenOptions {
  readonly check: Omit<RunningCheck, 'requirements'>;
  /** All steps of the scenario. Hubs and sockets are reserved together, since reserving them one by one could deadlock two scenarios. */
  readonly steps: readonly Step[];
  readonly attempt: Attempt;
}

const undecidedBySteps = (check: OpenOptions['check'], steps: readonly Step[]): readonly string[] => {
  const claimed = new Set([...walkSteps(steps)].flatMap((step) => step.verifies ?? []));
  const rest = check.verifies.filter((id) => !claimed.has(id));
  return rest.length > 0 ? rest : check.verifies;
};

/** Registers what the scenario will hold. @returns what is to be done when it ends */
const announce = ({ lasting }: SessionContext, steps: readonly Step[], sockets: number): (() => void) => {
  if (outlasts(steps)) return lasting.hold(sockets);
  lasting.need(sockets);
  return () => undefined;
};

const numberOf = ({ options: { wire }, next }: SessionContext, key: ScenarioKey, attempt: Attempt): number =>
  wire?.scenario(key, attempt, next) ?? next();

/** Says of each request which scenario sends it. */
const scoped = (rest: RestClient, scope: string): RestClient => ({
  ...rest,
  exchange: (request, options) => rest.exchange({ scope, ...request }, options),
});

/** Waits for the hubs and sockets of a scenario; `close` gives them back. */
export const openRun = async (
  session: SessionContext,
  { check, steps, attempt }: OpenOptions,
): Promise<{ readonly run: ScenarioRun; readonly close: () => Promise<void> }> => {
  const paced = attempt.deadlines === 'short' ? withShortDeadlines(session) : session;
  const { profile } = paced.options.target;
  const number = numberOf(paced, { check: check.id, steps, deadlines: attempt.deadlines }, attempt);
  const sockets = Math.min(
    estimateSteps(emptyEstimate(profile, paced.options.timing), steps).peak,
    profile.limits.sockets,
  );
  if (needsQuiet(steps)) await untilAlone(paced);
  const leave = announce(paced, steps, sockets);
  const lease = await paced.hubs.lease(number, logicalHubs(steps, profile).length);
  const kept = sockets === 0 ? undefined : await paced.sockets.acquire(sockets);
  const trace = createTrace();
  const guarded = withinLimit(scoped(paced.rest, String(number)), {
    meter: paced.meter,
    catalogue: paced.options.target.catalogue,
    reach: () => [...run.probes.values()].filter(({ isOpen }) => isOpen).length,
    graceMs: () => attemptMs(paced.options.timing),
    signal: paced.signal,
  });
  const context = { ...paced, rest: tracing(guarded, trace) };
  const run: ScenarioRun = {
    context,
    check: { ...check, requirements: undecidedBySteps(check, steps) },
    number,
    lease,
    probes: new Map(),
    labels: new Map(),
    sent: [],
    related: new Map(),
    settling: createSettling(settlingPortsOf(context, attempt, () => run)),
    ttls: { running: [], ofPairs: new Map(), hasPassed: false, isAskedAgain: false },
    trace,
    attempt,
    found: { findings: [], observations: [], looked: new Set(), done: [], inVain: new Set(), insisted: new Set() },
    usage: { bytesSent: 0, messages: 0, exchanges: 0, sockets: 0, waitedMs: 0 },
  };
  const close = async (): Promise<void> => {
    context.ledger.seal(run.sent);
    await kept?.release(async () => {
      await Promise.all([...run.probes.values()].map((probe) => probe.close()));
    });
    lease.release();
    leave();
  };
  return { run, close };
};
