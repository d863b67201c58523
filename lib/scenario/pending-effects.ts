/** An effect that was accepted and may not be visible yet. */
interface Effect {
  readonly probes: ReadonlySet<string>;
  readonly since: number;
  readonly until: number;
}

/** The effects of a scenario that may still lag behind the answer which accepted them. */
export interface PendingEffects {
  /** Something changed for these probes. */
  begin(probes: Iterable<string>): void;
  /** Whether a deviation (of this probe) may be a lagging effect: then it is no finding yet. */
  concerns(probe?: string): boolean;
  /** How long the oldest effect has been under way, in milliseconds. */
  ageMs(): number;
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
    begin: (probes) => {
      if (budgetMs <= 0) return;
      const now = performance.now();
      effects.push({ probes: new Set(probes), since: now, until: now + budgetMs });
    },
    concerns: (probe) => current().some(({ probes }) => probe === undefined || probes.has(probe)),
    ageMs: () => {
      const [oldest] = current();
      return oldest === undefined ? 0 : performance.now() - oldest.since;
    },
  };
};
