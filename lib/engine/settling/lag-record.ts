import type { EffectKind } from './effect.ts';

/** How many effects of a kind have been seen, and how many of these came late. */
export interface Lateness {
  readonly count: number;
  readonly late: number;
}

/** What a run has observed about the lag of effects. */
export interface LagRecord {
  note(kind: EffectKind, isLate: boolean): void;
  of(kind: EffectKind): Lateness;
}

/** An empty record. */
export const createLagRecord = (): LagRecord => {
  const seen = new Map<EffectKind, Lateness>();
  const of = (kind: EffectKind): Lateness => seen.get(kind) ?? { count: 0, late: 0 };
  return {
    of,
    note: (kind, isLate) => {
      const { count, late } = of(kind);
      seen.set(kind, { count: count + 1, late: late + (isLate ? 1 : 0) });
    },
  };
};
