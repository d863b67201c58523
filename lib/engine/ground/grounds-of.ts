import type { Scenario } from '../../contract/check.ts';
import type { Use } from '../../contract/use.ts';
import { reliancesOf } from './reliances-of.ts';

/** The ground checks that decide whether these uses hold, and those on which these rely in turn, in the order in which they are judged. */
export const groundsOf = (uses: Iterable<Use>, grounds: readonly Scenario[]): readonly Scenario[] => {
  const asked = new Set(uses);
  const found = new Set<Scenario>();
  // A set that grows is walked to its last member.
  for (const use of asked) {
    for (const check of grounds) {
      if (found.has(check) || check.grounds?.includes(use) !== true) continue;
      found.add(check);
      for (const other of reliancesOf(check.steps).keys()) asked.add(other);
    }
  }
  return grounds.filter((check) => found.has(check));
};
