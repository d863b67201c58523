/** Which findings are looked at a second time: whether the same is right at other times. */
export interface SecondLooks {
  /** Whether one more finding of a kind may be. */
  mayTake(kind: string): boolean;
  /** One of the kind was wrong only now and then. */
  showed(kind: string): void;
}

/** The first findings of a kind may have a cause of their own, which makes them wrong each time. Where one was wrong now and then, others may be. */
const mostOfKind = 5;

/** Nothing was looked at a second time yet. */
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
