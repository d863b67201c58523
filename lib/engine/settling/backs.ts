import type { Wrong } from './effect.ts';
import type { Effects } from './effects.ts';

/** Answers that had been right and were wrong again while their effects may still have lagged. */
export interface Backs {
  /** An answer had been right at that moment, and was wrong to a question since then. */
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
      // It may have been right for what was undone then and is restored now.
      if (effect === undefined || !effects.mayShowBefore(effect)) backs.push(last);
    },
    // What has come since was only slow.
    all: () => backs.filter((wrong) => wrong?.holds() !== false),
  };
};
