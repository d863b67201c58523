import { openProbe, type Frame, type Probe } from '../probe/probe.ts';
import { encodeSegment } from '../rest/encode-segment.ts';
import { operationPath } from '../rest/operation-path.ts';
import { createRestClient, type RestClient } from '../rest/rest-client.ts';
import { createTokens } from '../rest/tokens.ts';
import { operationOf } from '../spec/operations.ts';
import type { Target } from '../target/target.ts';
import { createRecorder } from '../trace/recorder.ts';
import type { Timing } from './timing.ts';

const rounds = 3;

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
  const path = operationPath(operationOf('userHasConnections'), { hub: encodeSegment(hub), user: 'calibration' }, []);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { requestTimeoutMs: timeoutMs } = target.profile.timing;
    times.push(
      await elapsed(() =>
        rest.exchange({ operation: 'userHasConnections', method: 'GET', path }, { signal, timeoutMs }),
      ),
    );
  }
  return Math.max(...times.slice(1));
};

const deliveries = async ({ rest, hub, runId, signal, target }: Calibration, probe: Probe): Promise<number> => {
  const { deliveryFloorMs, requestTimeoutMs } = target.profile.timing;
  const path = operationPath(operationOf('broadcast'), { hub: encodeSegment(hub) }, []);
  let slowest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const mark = `calibration.${runId}.${round}.`;
    const body = JSON.stringify({ Target: mark, Arguments: [] });
    const arrives = (frame: Frame): boolean => frame.text.includes(mark);
    const time = await elapsed(async () => {
      await rest.exchange(
        { operation: 'broadcast', method: 'POST', path, body },
        { signal, timeoutMs: requestTimeoutMs },
      );
      await probe.waitFrame(arrives, 2 * deliveryFloorMs, signal);
    });
    slowest = Math.max(slowest, time);
  }
  return slowest;
};

const clientTimes = async (
  calibration: Calibration,
): Promise<{ readonly connectMs: number; readonly deliveryMs: number }> => {
  const { target, rest, hub, signal } = calibration;
  const began = performance.now();
  const probe = await openProbe({
    name: 'calibration',
    target,
    rest,
    tokens: createTokens(target),
    hub,
    user: 'calibration',
    deadlineMs: 3 * target.profile.timing.requestTimeoutMs,
    signal,
    onFrame: () => undefined,
  });
  const connectMs = performance.now() - began;
  await using _closing = probe;
  return { connectMs, deliveryMs: await deliveries(calibration, probe) };
};

/** Deadlines from measurements: a multiple of what was seen on a quiet target, and never under the profile's floors. */
export const timingFrom = (
  profile: Target['profile'],
  measured: Pick<Timing, 'roundTripMs' | 'connectMs' | 'deliveryMs'>,
): Timing => ({
  ...measured,
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
  const secrets = [target.accessKey, target.bearerToken].filter((secret) => secret !== undefined);
  const recorder = createRecorder({ secrets });
  await using rest = createRestClient({ target, recorder, tokens: createTokens(target), signal: options.signal });
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
  });
};
