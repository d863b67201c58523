import { setTimeout as passTime } from 'node:timers/promises';
import type { Exchange } from '../contract/exchange.ts';
import type { Timing } from '../contract/timing.ts';
import type { Probe } from '../probe/probe.ts';
import { encodeSegment } from '../rest/encode-segment.ts';
import { operationRequest } from '../rest/operation-request.ts';
import type { EffectKind } from '../engine/settling/effect.ts';
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
/** How long a kind is waited for where another one has shown at once. */
const besideOthersMs = 1000;
const firstPauseMs = 5;
const longestPauseMs = 500;

/** What a call is about. The user is always that of the calibration. */
interface On {
  readonly group?: string;
  readonly connection?: string | undefined;
}

type Call = (id: OperationId, on: On) => Promise<Exchange>;

const callsOf = ({ rest, hub, runId, signal, target }: Calibration): Call => {
  const { requestTimeoutMs: timeoutMs } = target.profile.timing;
  return (id, { group = '', connection = '' }) => {
    const segments = {
      hub: encodeSegment(hub),
      group: `calibration${group}${runId}`,
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
  { signal, withinMs }: { readonly signal: AbortSignal; readonly withinMs: () => number },
): Promise<number | undefined> => {
  const acceptedAt = performance.now();
  if (await isVisible()) return 0;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    await passTime(pauseMs, undefined, { signal });
    const lagMs = performance.now() - acceptedAt;
    if (await isVisible()) return lagMs;
    if (lagMs >= withinMs()) return undefined;
  }
};

/** A kind of effect: what brings it about, and whether it is visible. */
interface Kind {
  readonly kind: EffectKind;
  readonly needs: readonly OperationId[];
  readonly change: () => Promise<unknown>;
  readonly isVisible: () => Promise<boolean>;
  /** What is left to do when it is visible, or is not measured. */
  readonly end?: () => Promise<void>;
}

const look = 'groupHasConnections';
const userGroup = 'user';

/** In each list a change undoes the one before it, so that nothing is left. None concerns another list. */
const kindsOf = (calibration: Calibration, { connectionId }: Probe): readonly (readonly Kind[])[] => {
  const call = callsOf(calibration);
  let guest: Probe | undefined;
  const shows = async (id: OperationId, on: On, isThere: boolean): Promise<boolean> => {
    const { status = 0 } = await call(id, on);
    // Another status than the documented one says the same; the checks find it.
    return isThere ? isSuccess(status) : couldSayAbsent(status);
  };
  const arrive = async (): Promise<void> => {
    guest = await openClient(calibration);
  };
  // The client stays until it is closed: a connection that its client ends is another effect, and may show sooner.
  const depart = (): Promise<unknown> => call('closeConnection', { connection: guest?.connectionId });
  const hangUp = async (): Promise<void> => guest?.close();
  const member = (kind: EffectKind, id: OperationId, on: On, isThere: boolean): Kind => ({
    kind,
    needs: [id, look],
    change: () => call(id, on),
    isVisible: () => shows(look, on, isThere),
  });
  const existence = ['closeConnection', 'connectionExists'] as const;
  const isKnown = (isThere: boolean) => () => shows('connectionExists', { connection: guest?.connectionId }, isThere);
  const byConnection = { connection: connectionId };
  const byUser = { group: userGroup };
  return [
    [
      member('join', 'addConnectionToGroup', byConnection, true),
      member('leave', 'removeConnectionFromGroup', byConnection, false),
    ],
    [member('user-join', 'addUserToGroup', byUser, true), member('user-leave', 'removeUserFromGroup', byUser, false)],
    [
      { kind: 'registration', needs: existence, change: arrive, isVisible: isKnown(true) },
      { kind: 'close', needs: existence, change: depart, isVisible: isKnown(false), end: hangUp },
    ],
  ];
};

/** What is known so far. */
interface Measured {
  readonly slowest: Map<EffectKind, number>;
  readonly missing: Set<EffectKind>;
}

const isQuick = (lagMs: number): boolean => lagMs < slowMs;

/** Measures the kinds of one list, one after the other. */
const measureKinds = async (
  { target, signal }: Calibration,
  kinds: readonly Kind[],
  { slowest, missing }: Measured,
): Promise<void> => {
  const { effectBudgetMs } = target.profile.consistency;
  const withinMs = (): number =>
    [...slowest.values()].some(isQuick) ? Math.min(effectBudgetMs, besideOthersMs) : effectBudgetMs;
  const isMissing = ({ kind }: Kind): boolean => missing.has(kind);
  const miss = (kind: EffectKind): void => {
    missing.add(kind);
    slowest.delete(kind);
  };
  for (let round = 0; round < samples; round += 1) {
    for (const [index, one] of kinds.entries()) {
      const { kind, change, isVisible, end } = one;
      await change();
      const before = slowest.get(kind) ?? 0;
      // What never appeared does not show how long it takes to go.
      if (kinds.slice(0, index).some(isMissing)) miss(kind);
      else if (isQuick(before) && !isMissing(one)) {
        const lagMs = await lagUntil(isVisible, { signal, withinMs });
        if (lagMs === undefined) miss(kind);
        else slowest.set(kind, Math.max(before, lagMs));
      }
      await end?.();
    }
  }
};

/** What was measured, for {@link Timing}. */
export type Effects = Pick<Timing, 'effects' | 'unknownEffects'>;

/**
 * Measures how long effects of each kind take to become visible: the slowest of a few, by questions that follow at once. A kind that never shows is not measured, since
 * all deadlines would follow from it. If other kinds show at once, it gets less time than the profile allows, and counts as unknown.
 */
export const measureEffects = async (calibration: Calibration, probe: Probe): Promise<Effects> => {
  const { claims, consistency } = calibration.target.profile;
  if (consistency.effectBudgetMs === 0) return { effects: {} };
  const measured: Measured = { slowest: new Map(), missing: new Set() };
  const isMeasurable = ({ needs }: Kind): boolean => !needs.some((id) => claims.without.includes(id));
  const lists = kindsOf(calibration, probe).map((kinds) => kinds.filter(isMeasurable));
  try {
    await Promise.all(lists.map((kinds) => measureKinds(calibration, kinds, measured)));
    const effects = Object.fromEntries(measured.slowest);
    const isCut = consistency.effectBudgetMs > besideOthersMs && Object.values(effects).some(isQuick);
    return isCut && measured.missing.size > 0 ? { effects, unknownEffects: [...measured.missing] } : { effects };
  } finally {
    // Also when interrupted: nothing is left behind.
    if (calibration.signal.aborted) await callsOf(calibration)('removeUserFromGroup', { group: userGroup });
  }
};
