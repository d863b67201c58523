import type { Wrong } from './effect.ts';
import type { Effects } from './effects.ts';

/** Answers that had been right and were wrong again while their effects may still have lagged. */
export interface Backs {
  /** An answer was right at that moment, and an answer to a later question was wrong. */
  note(rightAt: number): void;
  /** The last wrong answer of each time, if it is known. */
  all(): readonly (Wrong | undefined)[];
}

/** None at first. */
export const createBacks = (effects: Pick<Effects, 'accepted' | 'mayShowBefore'>): Backs => {
  const backs: (Wrong | undefined)[] = [];
  return {
    note: (rightAt) => {
      const accepted = effects.accepted();
      const last = accepted
        .flatMap(({ wrong }) => wrong.filter(({ askedAt }) => askedAt >= rightAt))
        .toSorted((one, other) => one.askedAt - other.askedAt)
        .at(-1);
      const effect = accepted.find(({ wrong }) => last !== undefined && wrong.includes(last));
      // The first answer may have been right for an older state, which the effect restores.
      if (effect === undefined || !effects.mayShowBefore(effect)) backs.push(last);
    },
    // A message that has arrived since was only slow.
    all: () => backs.filter((wrong) => wrong?.holds() !== false),
  };
};
