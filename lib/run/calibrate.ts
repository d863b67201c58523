import { openProbe } from '../probe/open-probe.ts';
import type { Frame, Probe } from '../probe/probe.ts';
import { encodeSegment } from '../rest/encode-segment.ts';
import { operationRequest } from '../rest/operation-request.ts';
import { createRestClient, type ExchangeOptions, type RestClient } from '../rest/rest-client.ts';
import { createTokens } from '../rest/tokens.ts';
import type { OperationId } from '../spec/operation.ts';
import { operationIn } from '../spec/operation-in.ts';
import { targetSecrets } from '../target/target-secrets.ts';
import type { Target } from '../target/target.ts';
import type { Exchange } from '../contract/exchange.ts';
import { createRecorder } from '../trace/recorder.ts';
import type { Timing } from '../contract/timing.ts';

const rounds = 3;
const calibrationUser = 'calibration';
/** After an interruption nobody waits long for the target. */
const interruptedMs = 3000;

/** An effect counts as settled after this long, or after twenty times what was measured where that is more. */
const settleFloorMs = 1000;

interface Calibration {
  readonly target: Target;
  readonly rest: RestClient;
  readonly hub: string;
  readonly runId: string;
  readonly signal: AbortSignal;
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

const needed: readonly OperationId[] = ['addUserToGroup', 'sendToGroup', 'removeUserFromGroup'];

/** From a user's being added to a group, the slowest effect there is (#1125: about a second), to the first message that comes through it. */
const effectLag = async (calibration: Calibration, probe: Probe): Promise<number> => {
  const { rest, hub, runId, signal, target } = calibration;
  const { claims, consistency, timing } = target.profile;
  if (consistency.effectBudgetMs === 0 || needed.some((id) => claims.without.includes(id))) return 0;
  const segments = { hub: encodeSegment(hub), group: `calibration${runId}`, user: calibrationUser };
  const { requestTimeoutMs: timeoutMs } = timing;
  const call = (id: OperationId, options: ExchangeOptions, body?: string): Promise<Exchange> => {
    const query = id === 'addUserToGroup' ? ([['ttl', '60']] as const) : [];
    return rest.exchange(operationRequest(operationIn(target.catalogue, id), segments, { query, body }), options);
  };
  const mark = `effect.${runId}.`;
  const send = (): Promise<Exchange> =>
    call('sendToGroup', { signal, timeoutMs }, JSON.stringify({ Target: mark, Arguments: [] }));
  try {
    await call('addUserToGroup', { signal, timeoutMs });
    const began = performance.now();
    const isOver = (): boolean => !probe.isOpen || performance.now() - began >= consistency.effectBudgetMs;
    for (let pauseMs = 10; !isOver(); pauseMs = Math.min(500, pauseMs * 2)) {
      await send();
      if ((await probe.waitFrame(({ text }) => text.includes(mark), pauseMs, signal)) !== undefined) break;
    }
    return performance.now() - began;
  } finally {
    // Also when interrupted: nothing is left behind.
    await call('removeUserFromGroup', { timeoutMs: signal.aborted ? interruptedMs : timeoutMs });
  }
};

const clientTimes = async (
  calibration: Calibration,
): Promise<Pick<Timing, 'connectMs' | 'deliveryMs' | 'effectMs'>> => {
  const { target, rest, hub, signal } = calibration;
  const began = performance.now();
  const probe = await openProbe({
    name: 'calibration',
    target,
    rest,
    tokens: createTokens(target),
    hub,
    user: calibrationUser,
    deadlineMs: 3 * target.profile.timing.requestTimeoutMs,
    signal,
    onFrame: () => undefined,
  });
  const connectMs = performance.now() - began;
  await using _closing = probe;
  const deliveryMs = await deliveries(calibration, probe);
  return { connectMs, deliveryMs, effectMs: await effectLag(calibration, probe) };
};

/** Deadlines from measurements: a multiple of what was seen on a quiet target, and never under the profile's floors. */
export const timingFrom = (
  profile: Target['profile'],
  measured: Pick<Timing, 'roundTripMs' | 'connectMs' | 'deliveryMs' | 'effectMs'>,
): Timing => ({
  ...measured,
  settleMs: Math.min(profile.consistency.effectBudgetMs, Math.max(settleFloorMs, 20 * measured.effectMs)),
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
  options: { readonly runId: string; readonly signal: AbortSignal },
): Promise<Timing> => {
  const secrets = targetSecrets(target);
  const recorder = createRecorder({ secrets });
  await using rest = createRestClient({ target, recorder, tokens: createTokens(target) });
  const { fixed, prefix } = target.profile.hubs;
  const hub = fixed[0] ?? `${prefix}calibration_${options.runId}`;
  const calibration = { target, rest, hub, ...options };
  const roundTripMs = await roundTrips(calibration);
  const clients = target.profile.claims.clients ? await clientTimes(calibration).catch(() => undefined) : undefined;
  options.signal.throwIfAborted();
  return timingFrom(target.profile, {
    roundTripMs,
    connectMs: clients?.connectMs ?? 0,
    deliveryMs: clients?.deliveryMs ?? 0,
    effectMs: clients?.effectMs ?? 0,
  });
};
