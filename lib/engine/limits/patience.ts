/** What a run waits for: a message, or that something which was accepted shows. */
export type Awaited = 'delivery' | 'effect';

/** How long a run still waits for what does not come. */
export interface Patience {
  /** A check has waited for something as long as the profile allows, and it did not come. */
  inVain(check: string): void;
  /** Something came after so many milliseconds. */
  came(what: Awaited, tookMs: number): void;
  /** What is left of a deadline in milliseconds: all of it, until several checks have waited in vain. */
  within(what: Awaited, deadlineMs: number): number;
}

/** Every deadline stays as it is: for a run that is to come to the same again. */
export const fullPatience: Patience = {
  inVain: () => undefined,
  came: () => undefined,
  within: (_what, deadlineMs) => deadlineMs,
};

/** One may be an accident. */
const enoughChecks = 2;
const leastMs = 1000;
/** How many times the slowest so far. */
const margin = 3;

/**
 * A target that is known to lose things is waited for a few times as long as it took for what came, and no longer for as long as its profile allows: what is
 * missing would be waited for again and again. A correct target never loses any of it, however slow it is.
 */
export const createPatience = (): Patience => {
  const vain = new Set<string>();
  const slowestMs: Record<Awaited, number> = { delivery: 0, effect: 0 };
  return {
    inVain: (check) => {
      vain.add(check);
    },
    came: (what, tookMs) => {
      slowestMs[what] = Math.max(slowestMs[what], tookMs);
    },
    within: (what, deadlineMs) =>
      vain.size < enoughChecks ? deadlineMs : Math.min(deadlineMs, Math.max(leastMs, margin * slowestMs[what])),
  };
};
