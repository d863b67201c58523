/** What a run waits for: an answer, a message, or that something which was accepted shows. */
export type Awaited = 'answer' | 'delivery' | 'effect';

/** How long a run still waits for what does not come. */
export interface Patience {
  /** A check has waited for something as long as the profile allows, and it did not come. @param kinds of effect that it may have been */
  inVain(check: string, kinds?: ReadonlySet<string>): void;
  /** A request of a check has waited for its answer as long as the profile allows, and another one was answered. */
  unanswered(check: string): void;
  /** Something came after so many milliseconds; 0: at once. @param kind of effect */
  came(what: Awaited, tookMs: number, kind?: string): void;
  /** Whether several checks have waited in vain. */
  isLost(): boolean;
  /** Aborts when they have. */
  readonly lost: AbortSignal;
  /** What is left of a deadline in milliseconds: all of it, until patience is lost, for answers by itself. @param kind of effect that is waited for */
  within(what: Awaited, deadlineMs: number, kind?: string): number;
}

/** Every deadline stays as it is: for a run that is to come to the same again. */
export const fullPatience: Patience = {
  inVain: () => undefined,
  unanswered: () => undefined,
  came: () => undefined,
  isLost: () => false,
  lost: new AbortController().signal,
  within: (_what, deadlineMs) => deadlineMs,
};

/** One may be an accident. */
const enoughChecks = 2;
const leastMs = 600;
/** An answer is not asked for again, so that it is given more time. */
const leastAnswerMs = 1000;
/** How many times the slowest so far. */
const margin = 5;
/** How many times as long as the slowest message: it came itself, and is no accident of what was asked again. */
const marginOfSlowest = 1.5;
/** Of so many one is left out of the measure: where a message is lost and the next one comes, that looks as if it had taken so long. */
const oneOf = 20;

/** What has come lately is measured: a run that begins keeps the target and itself busier than it does later. */
const mostMeasured = 200;

/** Fewer of a kind of effect may have been quick by chance. */
const enoughOfKind = 3;

/** How long things took of late. */
const createTimes = () => {
  const times: number[] = [];
  let slowestFirst: readonly number[] | undefined = [];
  return {
    get count() {
      return times.length;
    },
    add: (tookMs: number): void => {
      times.push(tookMs);
      if (times.length > mostMeasured) times.shift();
      slowestFirst = undefined;
    },
    /** All but so great a part took no longer. */
    allBut: (part: number): number =>
      (slowestFirst ??= times.toSorted((one, other) => other - one))[Math.floor(times.length * part)] ?? 0,
  };
};

/**
 * A target that is known to lose things is waited for a few times as long as it took for what came, and no longer for as long as its profile allows: what is
 * missing would be waited for again and again. A kind of effect of which hardly any has come keeps its time until it was waited for in vain itself. A correct target never loses any of it, however slow it is.
 */
export const createPatience = (): Patience => {
  const vain = new Set<string>();
  const unanswered = new Set<string>();
  const lost = new AbortController();
  const isLost = (): boolean => lost.signal.aborted;
  const times = { answer: createTimes(), delivery: createTimes(), effect: createTimes() };
  const ofKinds = new Map<string, ReturnType<typeof createTimes>>();
  const vainOfKinds = new Map<string, ReadonlySet<string>>();
  // That something else was lost says nothing of how long it takes.
  const isUnknown = (kind: string | undefined): boolean =>
    kind !== undefined &&
    (ofKinds.get(kind)?.count ?? 0) < enoughOfKind &&
    (vainOfKinds.get(kind)?.size ?? 0) < enoughChecks;
  // What most of a kind takes is no accident, however quick the others are.
  const usualMs = (what: Awaited, kind = ''): number =>
    Math.max(times[what].allBut(1 / oneOf), ofKinds.get(kind)?.allBut(1 / 2) ?? 0);
  return {
    inVain: (check, kinds = new Set()) => {
      vain.add(check);
      for (const kind of kinds) vainOfKinds.set(kind, new Set([...(vainOfKinds.get(kind) ?? []), check]));
      if (vain.size >= enoughChecks) lost.abort();
    },
    unanswered: (check) => void unanswered.add(check),
    came: (what, tookMs, kind) => {
      times[what].add(tookMs);
      if (kind === undefined) return;
      const ofKind = ofKinds.get(kind) ?? createTimes();
      ofKinds.set(kind, ofKind);
      ofKind.add(tookMs);
    },
    isLost,
    lost: lost.signal,
    within: (what, deadlineMs, kind) => {
      if (what === 'answer')
        return unanswered.size < enoughChecks
          ? deadlineMs
          : Math.min(deadlineMs, Math.max(leastAnswerMs, margin * times.answer.allBut(0)));
      if (!isLost() || isUnknown(kind)) return deadlineMs;
      const slowestMs = what === 'delivery' ? times.delivery.allBut(0) : 0;
      return Math.min(deadlineMs, Math.max(leastMs, margin * usualMs(what, kind), marginOfSlowest * slowestMs));
    },
  };
};
