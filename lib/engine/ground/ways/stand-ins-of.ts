import type { Use } from '../../../contract/use.ts';
import { ways } from './ways.ts';

/** The operations that may be called in place of some of these. */
export const standInsOf = (uses: Iterable<Use>): readonly Use[] => {
  const all = new Set(uses);
  return ways.flatMap(({ of, by }) => (all.has(of) && by !== 'disconnect' ? [by] : []));
};
