/** Why a message may come to more probes than it should. */
export interface Doubt {
  /** Whether an effect that lags explains that it came to a probe outside its audience at that moment (`performance.now()`). */
  explains(probe: string, arrivedAt: number): boolean;
}

/** Nothing explains it. */
export const noDoubt: Doubt = { explains: () => false };
