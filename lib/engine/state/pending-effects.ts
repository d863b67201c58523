/** The effects of a scenario that may still lag behind the answer which accepted them. Moments are `performance.now()` milliseconds. */
export interface PendingEffects {
  /**
   * Something is about to change for these probes. Until `accepted` is called it may do so at any moment, and then for the budget.
   * @returns `accepted`, to be called with the answer, whatever it is
   */
  begin(probes: Iterable<string>): () => void;
  /** Something has changed for these probes, or (`withinMs`) the target will learn in so long at most that it has: from then on it may lag for the budget. */
  note(probes: Iterable<string>, withinMs?: number): void;
  /**
   * Whether what was seen (of this probe) by a request that was sent at the moment `at` may come of a lagging effect: then it is no finding yet. What
   * counts is when we asked: the answer may be long on its way.
   */
  concerns(at: number, probe?: string): boolean;
  /** The moment after which nothing lags any more, and how long ago the latest effect was accepted; undefined: none is under way. */
  latest(): { readonly until: number; readonly ageMs: number } | undefined;
  /** What was accepted so far is taken to be visible from now on. */
  settle(): void;
}

/** The ends of effects, of each probe and of all together. */
interface Ends {
  readonly byProbe: Map<string, number>;
  last: number;
}

const extend = (ends: Ends, probes: Iterable<string>, until: number): void => {
  ends.last = Math.max(ends.last, until);
  for (const probe of probes) ends.byProbe.set(probe, Math.max(ends.byProbe.get(probe) ?? 0, until));
};

const endOf = ({ byProbe, last }: Ends, probe: string | undefined): number =>
  probe === undefined ? last : (byProbe.get(probe) ?? 0);

/** @param budgetMs how long an effect may lag; 0: never, effects are immediate */
export const createPendingEffects = (budgetMs: number): PendingEffects => {
  let ends: Ends = { byProbe: new Map(), last: 0 };
  let acceptedAt = 0;
  const open = new Set<ReadonlySet<string>>();
  const note = (probes: Iterable<string>, withinMs = 0): void => {
    if (budgetMs + withinMs <= 0) return;
    acceptedAt = performance.now();
    extend(ends, probes, acceptedAt + withinMs + budgetMs);
  };
  return {
    note,
    begin: (probes) => {
      const concerned = new Set(probes);
      if (budgetMs > 0) open.add(concerned);
      return () => {
        if (open.delete(concerned)) note(concerned);
      };
    },
    concerns: (at, probe) =>
      endOf(ends, probe) > at || [...open].some((probes) => probe === undefined || probes.has(probe)),
    latest: () => {
      const now = performance.now();
      return ends.last > now ? { until: ends.last, ageMs: now - acceptedAt } : undefined;
    },
    settle: () => {
      ends = { byProbe: new Map(), last: 0 };
    },
  };
};
