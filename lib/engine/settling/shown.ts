import type { Effect, EffectKind, Wrong } from './effect.ts';
import { canWaitLonger } from './late-from.ts';
import type { SettlingPorts } from './settling-ports.ts';

/** What a scenario saw of the lag of one effect. */
export interface Shown {
  readonly kind: EffectKind;
  /** The time that it took at least; 0: it was visible to the first question. */
  readonly lagMs: number;
  /** After so long it was visible; infinite: nobody has seen it. */
  readonly seenMs: number;
  /** The last deviation that it explained. */
  readonly wrong: Wrong | undefined;
  /** The answer had said that it was done. */
  readonly isDone: boolean;
  /** It took longer than effects of its kind usually do here. */
  readonly isUnusual: boolean;
  /** It took far longer. */
  readonly isLate: boolean;
  /** Only the first question was answered wrongly, and a longer wait before it fits into what the profile allows. */
  readonly onlyFirst: boolean;
}

/** What is known of the lag of an effect; undefined: it was asked about too late to tell. */
export const shownOf = (
  { kind, isDone, acceptedAt = 0, learnsWithinMs, wrong, unseenAt = 0, seenBy = Infinity }: Effect,
  { usualMs, lateMs, settleMs, budgetMs }: Pick<SettlingPorts, 'usualMs' | 'lateMs' | 'settleMs' | 'budgetMs'>,
): Shown | undefined => {
  const wrongs = wrong.filter(({ holds, askedAt }) => holds() && askedAt > acceptedAt);
  const last = wrongs.at(-1);
  const lagMs = Math.max(0, (last?.askedAt ?? 0) - acceptedAt, unseenAt - acceptedAt);
  if (lagMs === 0 && seenBy - acceptedAt > lateMs(kind)) return undefined;
  return {
    kind,
    isDone,
    lagMs,
    seenMs: seenBy - acceptedAt,
    wrong: last,
    // What the target learns late it cannot show sooner.
    isUnusual: last !== undefined && lagMs - learnsWithinMs > usualMs(kind),
    isLate: lagMs - learnsWithinMs > lateMs(kind),
    onlyFirst: new Set(wrongs.map(({ askedAt }) => askedAt)).size === 1 && canWaitLonger(kind, { settleMs, budgetMs }),
  };
};
