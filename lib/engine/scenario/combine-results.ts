import { keptOf } from './kept.ts';
import type { Result } from '../state/result.ts';

const sum = (results: readonly Result[], pick: (result: Result) => number): number =>
  results.reduce((total, one) => total + pick(one), 0);

/** The combined contribution of several scenarios to the outcome of their check. */
export const combineResults = (results: readonly Result[]): Result => {
  const states = ['fail', 'not-testable', 'inconclusive', 'left-out', 'pass'] as const;
  const state = states.find((one) => results.some((result) => result.state === one)) ?? 'pass';
  const reason = results.find((result) => result.state === state)?.reason;
  return {
    state,
    ...(reason === undefined ? {} : { reason }),
    findings: results.flatMap(({ findings }) => findings),
    observations: results.flatMap(({ observations }) => observations),
    looked: [...new Set(results.flatMap(({ looked }) => looked))],
    waitedMs: sum(results, ({ waitedMs }) => waitedMs),
    exchanges: sum(results, ({ exchanges }) => exchanges),
    messages: sum(results, ({ messages }) => messages),
    sockets: sum(results, ({ sockets }) => sockets),
    ...keptOf(results),
  };
};
