/** How much time a run has left to search for smaller values, in milliseconds. The time starts with the first call. */
export type SearchTime = () => number;

/** All searches of a run share this time, and then report the value that they have. Otherwise a run on a service with many faults would consist of searching. */
const allMs = 4000;
/** A search that begins later gets at least this. On a target that answers at once, it is enough for nearly every search. */
const leastMs = 750;

/** @param now milliseconds of any monotonic clock */
export const createSearchTime = (now: () => number = () => performance.now()): SearchTime => {
  let endsAt: number | undefined;
  return () => {
    endsAt ??= now() + allMs;
    return Math.max(leastMs, endsAt - now());
  };
};
