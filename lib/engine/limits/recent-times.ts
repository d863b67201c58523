/** How long something took of late. */
export interface RecentTimes {
  /** How many are known. */
  readonly count: number;
  add(tookMs: number): void;
  /** All of them took no longer but for this share, which took longest; 0: all of them. In milliseconds; 0 where there are none. */
  allBut(share: number): number;
}

/** What has come lately is measured: a run that begins keeps the target and itself busier than it does later. */
const mostMeasured = 200;

/** None yet. */
export const createRecentTimes = (): RecentTimes => {
  const times: number[] = [];
  let slowestFirst: readonly number[] | undefined = [];
  return {
    get count() {
      return times.length;
    },
    add: (tookMs) => {
      times.push(tookMs);
      if (times.length > mostMeasured) times.shift();
      slowestFirst = undefined;
    },
    allBut: (share) =>
      (slowestFirst ??= times.toSorted((one, other) => other - one))[Math.floor(times.length * share)] ?? 0,
  };
};
