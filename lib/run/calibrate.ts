import { createMeter, type Meter } from '../engine/ledger/meter.ts';
import { settlesWithin } from '../engine/settling/settles-within.ts';
import type { Frame, Probe } from '../probe/probe.ts';
import { wasCut } from '../probe/was-cut.ts';
import { encodeSegment } from '../rest/encode-segment.ts';
import { operationRequest } from '../rest/operation-request.ts';
import type { RestClient } from '../rest/rest-client.ts';
import { createTokens } from '../rest/tokens.ts';
import { operationIn } from '../spec/operation-in.ts';
import type { Target } from '../target/target.ts';
import type { Timing } from '../contract/timing.ts';
import { openMeteredProbe } from './metered-probe.ts';
import { meteredRest } from './metered-rest.ts';
import { calibrationUser, type Effects, measureEffects } from './measure-effects.ts';

const rounds = 3;
/** An effect counts as settled after this long, or after twenty times what was measured where that is more. What is red then is tried again with all the time of the profile. */
const settleFloorMs = 100;

export interface Calibration {
  readonly target: Target;
  readonly rest: RestClient;
  readonly hub: string;
  readonly runId: string;
  readonly signal: AbortSignal;
  readonly meter: Meter;
}

const elapsed = async (action: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await action();
  return performance.now() - began;
};

const roundTrips = async ({ rest, hub, signal, target }: Calibration): Promise<number> => {
  const look = operationIn(target.catalogue, 'userHasConnections');
  const request = operationRequest(look, { hub: encodeSegment(hub), user: calibrationUser });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { requestTimeoutMs: timeoutMs } = target.profile.timing;
    times.push(await elapsed(() => rest.exchange(request, { signal, timeoutMs })));
  }
  return Math.max(...times.slice(1));
};

/** Sends a message to the hub and waits for it. @returns whether it came */
const deliver = async (
  { rest, hub, runId, signal, target }: Calibration,
  probe: Probe,
  { round, waitMs }: { readonly round: string; readonly waitMs: number },
): Promise<boolean> => {
  const mark = `calibration.${runId}.${round}.`;
  const body = JSON.stringify({ Target: mark, Arguments: [] });
  const { requestTimeoutMs: timeoutMs } = target.profile.timing;
  const broadcast = operationIn(target.catalogue, 'broadcast');
  await rest.exchange(operationRequest(broadcast, { hub: encodeSegment(hub) }, { body }), { signal, timeoutMs });
  return (await probe.waitFrame((frame: Frame) => frame.text.includes(mark), waitMs, signal)) !== undefined;
};

/** Until the target has made the new connection known, what is sent to it is lost; that says nothing of how long a delivery takes. */
const becomesKnown = async (calibration: Calibration, probe: Probe): Promise<void> => {
  const { effectBudgetMs } = calibration.target.profile.consistency;
  const began = performance.now();
  for (
    let pauseMs = 10;
    probe.isOpen && performance.now() - began < effectBudgetMs;
    pauseMs = Math.min(500, pauseMs * 2)
  ) {
    if (await deliver(calibration, probe, { round: `known.${pauseMs}`, waitMs: pauseMs })) return;
  }
};

const deliveries = async (calibration: Calibration, probe: Probe): Promise<number> => {
  const waitMs = 2 * calibration.target.profile.timing.deliveryFloorMs;
  await becomesKnown(calibration, probe);
  let slowest = 0;
  for (let round = 0; round < rounds; round += 1) {
    let came = false;
    const time = await elapsed(async () => {
      came = await deliver(calibration, probe, { round: String(round), waitMs });
    });
    // What was lost is no measure, or all deadlines would be multiples of it. What is wrong, the checks will say; waiting for more of the same only takes time.
    if (!came) return slowest;
    slowest = Math.max(slowest, time);
  }
  return slowest;
};

/** Connects the user of the calibration. */
export const openClient = ({ target, rest, hub, signal, meter }: Calibration): Promise<Probe> =>
  openMeteredProbe(meter, {
    name: 'calibration',
    target,
    rest,
    tokens: createTokens(target),
    hub,
    user: calibrationUser,
    deadlineMs: 3 * target.profile.timing.requestTimeoutMs,
    signal,
  });

/** What a client is needed for; undefined: its line broke. */
const clientTimes = async (
  calibration: Calibration,
): Promise<(Pick<Timing, 'connectMs' | 'deliveryMs'> & Effects) | undefined> => {
  const began = performance.now();
  const probe = await openClient(calibration);
  const connectMs = performance.now() - began;
  await using _closing = probe;
  const deliveryMs = await deliveries(calibration, probe);
  const effects = await measureEffects(calibration, probe);
  return wasCut(probe) ? undefined : { connectMs, deliveryMs, ...effects };
};

/** A line that breaks must not leave the run with deadlines that were not measured. */
const clientTimesTwice = async (calibration: Calibration): ReturnType<typeof clientTimes> => {
  const first = await clientTimes(calibration).catch(() => undefined);
  return first ?? (await clientTimes(calibration).catch(() => undefined));
};

/** Before a target is measured, or where nothing has to be: the profile's floors decide. */
export const unmeasured: Pick<Timing, 'roundTripMs' | 'connectMs' | 'deliveryMs'> & Effects = {
  roundTripMs: 0,
  connectMs: 0,
  deliveryMs: 0,
  effects: {},
};

/** Deadlines from measurements: a multiple of what was seen on a quiet target, and never under the profile's floors. */
export const timingFrom = (profile: Target['profile'], measured: typeof unmeasured): Timing => ({
  ...measured,
  settleMs: Math.min(
    profile.consistency.effectBudgetMs,
    Math.max(settleFloorMs, settlesWithin(Math.max(0, ...Object.values(measured.effects)))),
  ),
  deliveryDeadlineMs: Math.max(profile.timing.deliveryFloorMs, 8 * measured.deliveryMs),
  requestTimeoutMs: Math.max(profile.timing.requestTimeoutMs, 20 * measured.roundTripMs),
  connectDeadlineMs: Math.max(profile.timing.requestTimeoutMs, 10 * measured.connectMs),
});

/**
 * Measures REST round trip, connect, and the time from a REST send to its delivery: the slowest of a few. A target without clients is measured by
 * REST alone; whether it should have clients is for the checks to say.
 */
export const calibrate = async (
  target: Target,
  options: { readonly runId: string; readonly signal: AbortSignal; readonly meter?: Meter },
): Promise<Timing> => {
  const { meter = createMeter() } = options;
  await using rest = meteredRest(target, { meter, stop: options.signal });
  const { fixed, prefix } = target.profile.hubs;
  const hub = fixed[0] ?? `${prefix}calibration_${options.runId}`;
  const calibration = { target, rest, hub, ...options, meter };
  const roundTripMs = await roundTrips(calibration);
  const clients = target.profile.claims.clients ? await clientTimesTwice(calibration) : undefined;
  options.signal.throwIfAborted();
  return timingFrom(target.profile, {
    ...unmeasured,
    ...clients,
    roundTripMs,
  });
};
