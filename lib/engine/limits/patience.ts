import { createRecentTimes, type RecentTimes } from './recent-times.ts';

/** What a run waits for: a message, or that something which was accepted shows. */
export type Awaited = 'delivery' | 'effect';

/** How long a run still waits for messages and effects that do not come. */
export interface Patience {
  /** A check has waited for something as long as the profile allows, and it did not come. @param kinds of effect that it may have been */
  inVain(check: string, kinds?: ReadonlySet<string>): void;
  /** Something came after so many milliseconds; 0: at once. @param kind of effect */
  came(what: Awaited, tookMs: number, kind?: string): void;
  /** Whether several checks have waited in vain. */
  isLost(): boolean;
  /** Aborts when they have. */
  readonly lost: AbortSignal;
  /** What is left of a deadline in milliseconds: all of it, until patience is lost. @param kind of effect that is waited for */
  within(what: Awaited, deadlineMs: number, kind?: string): number;
}

/** Every deadline stays as it is: for a run that is to come to the same again. */
export const fullPatience: Patience = {
  inVain: () => undefined,
  came: () => undefined,
  isLost: () => false,
  lost: new AbortController().signal,
  within: (_what, deadlineMs) => deadlineMs,
};

/** One may be an accident. */
export const enoughChecks = 2;
const leastMs = 600;
/** How many times the slowest so far. */
export const margin = 5;
/** How many times as long as the slowest message. A message is not sent again, so that the time is its own. */
const marginOfSlowest = 1.5;
/** One in this many is left out of the measure: where a message is lost and the next one comes, the effect looks slow. */
const oneOf = 20;

/** Fewer of a kind of effect may have been quick by chance. */
const enoughOfKind = 3;

/**
 * Once a target is known to lose things, the run waits a few times as long as what came has taken, and not as long as the profile allows. Otherwise it would wait in
 * full for everything that is missing. A correct target loses nothing, however slow it is. A kind of effect of which hardly any has come keeps its time until it was
 * waited for in vain itself.
 */
export const createPatience = (): Patience => {
  const vain = new Set<string>();
  const lost = new AbortController();
  const isLost = (): boolean => lost.signal.aborted;
  const times = { delivery: createRecentTimes(), effect: createRecentTimes() };
  const ofKinds = new Map<string, RecentTimes>();
  const vainOfKinds = new Map<string, ReadonlySet<string>>();
  // What was lost of one kind says nothing of how long another takes.
  const isUnknown = (kind: string | undefined): boolean =>
    kind !== undefined &&
    (ofKinds.get(kind)?.count ?? 0) < enoughOfKind &&
    (vainOfKinds.get(kind)?.size ?? 0) < enoughChecks;
  // A kind that is slow as a rule gets its time, however quick the others are.
  const usualMs = (what: Awaited, kind = ''): number =>
    Math.max(times[what].allBut(1 / oneOf), ofKinds.get(kind)?.allBut(1 / 2) ?? 0);
  return {
    inVain: (check, kinds = new Set()) => {
      vain.add(check);
      for (const kind of kinds) vainOfKinds.set(kind, new Set([...(vainOfKinds.get(kind) ?? []), check]));
      if (vain.size >= enoughChecks) lost.abort();
    },
    came: (what, tookMs, kind) => {
      times[what].add(tookMs);
      if (kind === undefined) return;
      const ofKind = ofKinds.get(kind) ?? createRecentTimes();
      ofKinds.set(kind, ofKind);
      ofKind.add(tookMs);
    },
    isLost,
    lost: lost.signal,
    within: (what, deadlineMs, kind) => {
      if (!isLost() || isUnknown(kind)) return deadlineMs;
      const slowestMs = what === 'delivery' ? times.delivery.allBut(0) : 0;
      return Math.min(deadlineMs, Math.max(leastMs, margin * usualMs(what, kind), marginOfSlowest * slowestMs));
    },
  };
};
