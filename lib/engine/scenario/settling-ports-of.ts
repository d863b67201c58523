import type { Probe } from '../../probe/probe.ts';
import { encodeSegment } from '../../rest/encode-segment.ts';
import { isAbsence } from '../../spec/expected-statuses.ts';
import { operationRequest } from '../../rest/operation-request.ts';
import { settlesWithin } from '../settling/settles-within.ts';
import { createPace } from '../settling/pace.ts';
import { mayLastLongerMs } from '../requests/short-ttl.ts';
import { measuredAs, type EffectKind } from '../settling/effect.ts';
import type { SettlingPorts } from '../settling/settling-ports.ts';
import { isLive } from '../state/is-live.ts';
import { plainName } from '../state/names.ts';
import { passUntil } from '../state/pass-until.ts';
import { type ScenarioRun, waitedInVain } from '../state/scenario-run.ts';
import { glanceMs } from '../state/wait-for.ts';

const look = 'connectionExists';

/** An effect is late if it takes this many times the calibrated lag, and at least this many milliseconds: a busy target needs its time. */
const lateEffects = 10;
const leastLateMs = 100;
/** … and this many times the slowest of any kind: a few quick ones of one kind may be chance where others lag. */
const lateBesideOthers = 2;
/** What was accepted is delivered within this time, even by a target whose effects show at once. */
const leastInFlightMs = 1000;

const isKnownTo = async (run: ScenarioRun, { hub, connectionId }: Probe): Promise<boolean> => {
  const { rest, signal } = run.context;
  run.usage.exchanges += 1;
  const operation = run.context.operation(look);
  const request = operationRequest(operation, { hub: encodeSegment(hub), connection: encodeSegment(connectionId) });
  const { status = 0 } = await rest.exchange(request, { signal });
  return !isAbsence(operation, status);
};

/** What settling needs of a scenario. @param runOf the scenario, which is there by the time that the first step is done */
export const settlingPortsOf = (
  { options, operation, signal, patience, sight, lagRecord, outlasting }: ScenarioRun['context'],
  { patient }: ScenarioRun['attempt'],
  runOf: () => ScenarioRun,
): SettlingPorts => {
  const { timing, target } = options;
  const { claims, consistency, timing: intervals } = target.profile;
  const slowest = Math.max(0, ...Object.values(timing.effects));
  const isUnknown = (kind: EffectKind): boolean => timing.unknownEffects?.includes(measuredAs(kind)) === true;
  // Where nothing could be measured, nothing is unusual.
  const isMeasured = Object.keys(timing.effects).length > 0;
  const usualMs = (kind: EffectKind): number =>
    isUnknown(kind) || !isMeasured
      ? Infinity
      : Math.max(lateEffects * (timing.effects[measuredAs(kind)] ?? slowest), lateBesideOthers * slowest);
  return {
    budgetMs: (kind) => patience.within('effect', consistency.effectBudgetMs, measuredAs(kind)),
    wholeBudgetMs: consistency.effectBudgetMs,
    outlasting,
    // What was not measured, the run may have seen by now.
    settleMs: (kind) => (isUnknown(kind) ? settlesWithin(lagRecord.took(kind) ?? Infinity) : timing.settleMs),
    inFlightMs: Math.min(consistency.effectBudgetMs, Math.max(leastInFlightMs, timing.settleMs, 2 * timing.deliveryMs)),
    usualMs,
    lateMs: (kind) => Math.max(leastLateMs, usualMs(kind)),
    // The service notices when it reads our close frame, or without one at the latest after the client timeout.
    learnsMs: (abruptly) => options.timing.deliveryDeadlineMs + (abruptly ? intervals.clientTimeoutMs : 0),
    ttlMayLastLongerMs: mayLastLongerMs(target.profile, patient),
    patient,
    operation,
    userOf: (name) => plainName(runOf(), name, 'user'),
    live: () => [...runOf().probes.values()].filter(isLive),
    get isKnown() {
      if (claims.without.includes(look) || sight.isBlind()) return undefined;
      return async (probe: Probe) => {
        const isKnown = await isKnownTo(runOf(), probe);
        if (isKnown) sight.found();
        return isKnown;
      };
    },
    pace: () => createPace(options.timing.roundTripMs, signal),
    staysUnknown: () => {
      sight.missed();
      waitedInVain(runOf(), 'registration');
    },
    came: (kind, lagMs) => patience.came('effect', lagMs, measuredAs(kind)),
    waitUntil: async (moment) => {
      for (let now = performance.now(); now < moment(); now = performance.now())
        await passUntil(runOf(), Math.min(moment(), now + glanceMs));
    },
  };
};
