/** Why a message may reach more probes than it should. */
export interface Doubt {
  /** Whether a lagging effect explains that it reached a probe outside its audience at that moment (`performance.now()`). */
  explains(probe: string, arrivedAt: number): boolean;
}

/** Nothing explains it. */
export const noDoubt: Doubt = { explains: () => false };
