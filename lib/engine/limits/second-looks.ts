/** Decides which findings are tried again, to see whether the deviation shows each time. */
export interface SecondLooks {
  /** Whether one more finding of this kind may be tried again. */
  mayTake(kind: string): boolean;
  /** A finding of this kind was wrong only now and then. */
  showed(kind: string): void;
}

/** So many of a kind are tried again; all of them, where one was wrong only now and then. The first may have a cause of their own, which shows each time. */
const mostOfKind = 5;

/** Nothing was tried again yet. */
export const createSecondLooks = (): SecondLooks => {
  const taken = new Map<string, number>();
  const shown = new Set<string>();
  return {
    mayTake: (kind) => {
      const count = (taken.get(kind) ?? 0) + 1;
      taken.set(kind, count);
      return count <= mostOfKind || shown.has(kind);
    },
    showed: (kind) => {
      shown.add(kind);
    },
  };
};
