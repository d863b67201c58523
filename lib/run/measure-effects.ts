import { setTimeout as passTime } from 'node:timers/promises';
import type { Exchange } from '../contract/exchange.ts';
import type { Timing } from '../contract/timing.ts';
import type { Probe } from '../probe/probe.ts';
import { encodeSegment } from '../rest/encode-segment.ts';
import { operationRequest } from '../rest/operation-request.ts';
import { operationIn } from '../spec/operation-in.ts';
import { couldSayAbsent, isSuccess } from '../spec/expected-statuses.ts';
import type { OperationId } from '../spec/operation.ts';
import { openClient, type Calibration } from './calibrate.ts';

/** The user of the clients that calibration connects. */
export const calibrationUser = 'calibration';

/** After an interruption nobody waits long for the target. */
const interruptedMs = 3000;
const samples = 2;
/** One sample of a slow kind is enough. */
const slowMs = 500;
/** What else does not show on a target of which one kind never did. */
const afterMissingMs = 1000;
const firstPauseMs = 5;
const longestPauseMs = 500;

/** Calls an operation upon the calibration's user and group, and a connection. */
type Call = (id: OperationId, connection?: string) => Promise<Exchange>;

const callsOf = ({ rest, hub, runId, signal, target }: Calibration): Call => {
  const { requestTimeoutMs: timeoutMs } = target.profile.timing;
  return (id, connection = '') => {
    const segments = {
      hub: encodeSegment(hub),
      group: `calibration${runId}`,
      user: calibrationUser,
      connection: encodeSegment(connection),
    };
    const query = id === 'addUserToGroup' ? ([['ttl', '60']] as const) : [];
    const options = signal.aborted ? { timeoutMs: interruptedMs } : { signal, timeoutMs };
    return rest.exchange(operationRequest(operationIn(target.catalogue, id), segments, { query }), options);
  };
};

/** From the answer that accepts a change to the first question that shows it; 0: that was the first of all. Undefined: none of that time did. */
const lagUntil = async (
  isVisible: () => Promise<boolean>,
  { signal, withinMs }: { readonly signal: AbortSignal; readonly withinMs: number },
): Promise<number | undefined> => {
  const acceptedAt = performance.now();
  if (await isVisible()) return 0;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    await passTime(pauseMs, undefined, { signal });
    const lagMs = performance.now() - acceptedAt;
    if (await isVisible()) return lagMs;
    if (lagMs >= withinMs) return undefined;
  }
};

/** A kind of effect: what brings it about, and whether it is visible. */
interface Kind {
  readonly kind: string;
  readonly needs: readonly OperationId[];
  readonly change: () => Promise<unknown>;
  readonly isVisible: () => Promise<boolean>;
}

const group = 'groupHasConnections';

/** In this order each change undoes the one before it, so that nothing is left. */
const kindsOf = (calibration: Calibration, { connectionId }: Probe): readonly Kind[] => {
  const call = callsOf(calibration);
  let guest: Probe | undefined;
  const look = (id: OperationId, isThere: boolean) => async (): Promise<boolean> => {
    const { status = 0 } = await call(id, guest?.connectionId);
    // Another status than the documented one says the same; the checks find it.
    return isThere ? isSuccess(status) : couldSayAbsent(status);
  };
  const change = (id: OperationId) => () => call(id, connectionId);
  const arrive = async (): Promise<void> => {
    guest = await openClient(calibration);
  };
  const depart = async (): Promise<void> => {
    await call('closeConnection', guest?.connectionId);
    await guest?.close();
  };
  const kind = (name: string, id: OperationId, isThere: boolean): Kind => ({
    kind: name,
    needs: [id, group],
    change: change(id),
    isVisible: look(group, isThere),
  });
  const existence = ['closeConnection', 'connectionExists'] as const;
  return [
    kind('join', 'addConnectionToGroup', true),
    kind('leave', 'removeConnectionFromGroup', false),
    kind('user-join', 'addUserToGroup', true),
    kind('user-leave', 'removeUserFromGroup', false),
    { kind: 'registration', needs: existence, change: arrive, isVisible: look('connectionExists', true) },
    { kind: 'close', needs: existence, change: depart, isVisible: look('connectionExists', false) },
  ];
};

/**
 * Measures how long effects of each kind take to become visible: the slowest of a few, by questions that follow at once. What never becomes visible is no
 * measure, or everything would be waited for as long as for what is missing; so is a second kind of that sort not waited for as long as the first.
 */
export const measureEffects = async (calibration: Calibration, probe: Probe): Promise<Timing['effects']> => {
  const { claims, consistency } = calibration.target.profile;
  if (consistency.effectBudgetMs === 0) return {};
  const slowest = new Map<string, number>();
  const missing = new Set<string>();
  let withinMs = consistency.effectBudgetMs;
  const kinds = kindsOf(calibration, probe).filter(({ needs }) => !needs.some((id) => claims.without.includes(id)));
  try {
    for (let round = 0; round < samples; round += 1) {
      for (const { kind, change, isVisible } of kinds) {
        await change();
        const before = slowest.get(kind) ?? 0;
        if (before >= slowMs || missing.has(kind)) continue;
        const lagMs = await lagUntil(isVisible, { signal: calibration.signal, withinMs });
        if (lagMs !== undefined) slowest.set(kind, Math.max(before, lagMs));
        else {
          missing.add(kind);
          slowest.delete(kind);
          withinMs = Math.min(withinMs, afterMissingMs);
        }
      }
    }
    return Object.fromEntries(slowest);
  } finally {
    // Also when interrupted: nothing is left behind.
    if (calibration.signal.aborted) await callsOf(calibration)('removeUserFromGroup');
  }
};
