/** Whether a target that is asked for connections ever finds one. */
export interface Sight {
  /** It knows a connection. */
  found(): void;
  /** It did not in all the time that it may need to. */
  missed(): void;
  /** It never did so far: who waits until a connection is known waits for nothing. */
  isBlind(): boolean;
}

/** Is never blind: for a run that is to come to the same again. */
export const fullSight: Sight = { found: () => undefined, missed: () => undefined, isBlind: () => false };

/** Fewer may be an accident. */
const enough = 5;

/** Nobody was asked for yet. */
export const createSight = (): Sight => {
  let finds = 0;
  let misses = 0;
  return {
    found: () => {
      finds += 1;
    },
    missed: () => {
      misses += 1;
    },
    isBlind: () => finds === 0 && misses >= enough,
  };
};
