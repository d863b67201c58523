/** An effect that was accepted and may not be visible yet. */
interface Effect {
  readonly probes: ReadonlySet<string>;
  readonly since: number;
  readonly until: number;
}

/** The effects of a scenario that may still lag behind the answer which accepted them. */
export interface PendingEffects {
  /** Something changed for these probes; it may lag for the budget, or for `atLeastMs` where that is longer. */
  begin(probes: Iterable<string>, atLeastMs?: number): void;
  /** Whether a deviation (of this probe) may be a lagging effect: then it is no finding yet. */
  concerns(probe?: string): boolean;
  /** How long ago the latest effect was accepted, in milliseconds; undefined: none is under way. */
  latestAgeMs(): number | undefined;
  /** What was accepted so far is taken to be visible from now on. */
  settle(): void;
}

/** @param budgetMs how long an effect may lag; 0: never, effects are immediate */
export const createPendingEffects = (budgetMs: number): PendingEffects => {
  let effects: Effect[] = [];
  const current = (): readonly Effect[] => {
    const now = performance.now();
    effects = effects.filter(({ until }) => until > now);
    return effects;
  };
  return {
    begin: (probes, atLeastMs = 0) => {
      const lagMs = Math.max(budgetMs, atLeastMs);
      if (lagMs <= 0) return;
      const now = performance.now();
      effects.push({ probes: new Set(probes), since: now, until: now + lagMs });
    },
    concerns: (probe) => current().some(({ probes }) => probe === undefined || probes.has(probe)),
    latestAgeMs: () => {
      const latest = current().at(-1);
      return latest === undefined ? undefined : performance.now() - latest.since;
    },
    settle: () => {
      effects = [];
    },
  };
};
