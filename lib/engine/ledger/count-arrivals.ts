import type { Sent } from './ledger.ts';

/** How many copies of these messages have come to the probes of their scenario. */
export const countArrivals = (sents: readonly Sent[]): number =>
  sents.reduce(
    (sum, { arrivals }) => sum + [...arrivals.values()].reduce((copies, list) => copies + list.length, 0),
    0,
  );
