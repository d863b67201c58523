/** How long searches for smaller values may still take in a run, in milliseconds; it begins to run when it is first asked for. */
export type SearchTime = () => number;

/** Checks search side by side. What is not smaller by then is reported as it is: a run on a service with many faults would otherwise consist of searching. */
const allMs = 4000;
/** Nearly all of a target that answers at once is found in this time, so that a search that begins later gets it all the same. */
const leastMs = 750;

/** @param now milliseconds of any monotonic clock */
export const createSearchTime = (now: () => number = () => performance.now()): SearchTime => {
  let endsAt: number | undefined;
  return () => {
    endsAt ??= now() + allMs;
    return Math.max(leastMs, endsAt - now());
  };
};
