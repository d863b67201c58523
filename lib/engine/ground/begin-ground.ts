import type { Scenario } from '../../contract/check.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Use } from '../../contract/use.ts';
import { judgeGround, type JudgedGround } from './broken-ground.ts';
import { groundsOf } from './grounds-of.ts';
import { reliancesOf } from './reliances-of.ts';

/** The ground checks of a run, which have begun. */
export interface Ground {
  readonly checks: readonly Scenario[];
  /** What they say of these uses, as soon as all those that decide them have ended. */
  readonly under: (uses: readonly Use[]) => Promise<JudgedGround>;
  /** The outcome of one of them, by what was judged before it. */
  readonly outcomeOf: (check: Scenario) => Promise<readonly Outcome[]>;
}

/** Begins all ground checks at once. Each relies only on those before it. */
export const beginGround = (
  checks: readonly Scenario[],
  run: (check: Scenario) => Promise<readonly Outcome[]>,
): Ground => {
  const begun = new Map(checks.map((check) => [check, run(check)]));
  const judged = async (needed: readonly Scenario[]): Promise<JudgedGround> => {
    const outcomes = await Promise.all([...begun].filter(([check]) => needed.includes(check)).map(([, run]) => run));
    return judgeGround(needed, outcomes.flat());
  };
  // Hundreds of checks use the same few things.
  const known = new Map<string, Promise<JudgedGround>>();
  const under = (uses: readonly Use[]): Promise<JudgedGround> => {
    const key = uses.toSorted().join(' ');
    const found = known.get(key) ?? judged(groundsOf(uses, checks));
    known.set(key, found);
    return found;
  };
  return {
    checks,
    under,
    outcomeOf: async (check) => {
      const before = groundsOf(reliancesOf(check.steps).keys(), checks.slice(0, checks.indexOf(check)));
      const { outcomes } = await judged([...before, check]);
      return outcomes.filter((outcome) => outcome.check === check.id);
    },
  };
};
