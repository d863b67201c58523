import type { Scenario } from '../../contract/check.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Use } from '../../contract/use.ts';
import { memo } from '../plan/memo.ts';
import { judgeGround, type JudgedGround } from './broken-ground.ts';
import { groundsOf } from './grounds-of.ts';
import { reliancesOf } from './reliances-of.ts';
import { ofWays, partByWays, type MayTake } from './ways/part-by-ways.ts';
import { standInsOf } from './ways/stand-ins-of.ts';

/** The ground checks of a run, which have begun. */
export interface Ground {
  readonly checks: readonly Scenario[];
  /** What they say of these uses, as soon as all those that decide them have ended. */
  readonly under: (uses: readonly Use[]) => Promise<JudgedGround>;
  /** The outcome of one of them, by what was judged before it. */
  readonly outcomeOf: (check: Scenario) => Promise<readonly Outcome[]>;
}

interface BeginGroundOptions {
  readonly run: (check: Scenario) => Promise<readonly Outcome[]>;
  /** Of the run. */
  readonly seed: number;
  readonly mayTake: MayTake;
}

/** A ground check as it was judged in the end: perhaps in another way than it began. */
interface Ended {
  readonly check: Scenario;
  readonly outcomes: readonly Outcome[];
}

const isGreen = ({ state }: Outcome): boolean => state === 'pass';

/** Begins all ground checks at once. Each relies only on those before it. What relies on something broken is tried in another way, where there is one. */
export const beginGround = (checks: readonly Scenario[], { run, seed, mayTake }: BeginGroundOptions): Ground => {
  const begun = new Map(checks.map((check) => [check, run(check)]));
  const before = (check: Scenario, uses: Iterable<Use>): readonly Scenario[] =>
    groundsOf(uses, checks.slice(0, checks.indexOf(check)));
  const judged = async (needed: readonly Scenario[]): Promise<JudgedGround> => {
    const all = await Promise.all(checks.filter((check) => needed.includes(check)).map(endOf));
    return judgeGround(
      all.map(({ check }) => check),
      all.flatMap(({ outcomes }) => outcomes),
    );
  };
  const endOf = memo(async (check: Scenario): Promise<Ended> => {
    const outcomes = (await begun.get(check)) ?? [];
    if (outcomes.every(isGreen)) return { check, outcomes };
    const uses = [...reliancesOf(check.steps).keys()];
    const { ground } = await judged(before(check, [...uses, ...standInsOf(uses)]));
    const part = await partByWays(check, ground, seed, mayTake);
    if (part.anotherWay === undefined || part.check === undefined || !('steps' in part.check))
      return { check, outcomes };
    const again = await run(part.check);
    return { check: part.check, outcomes: again.map((outcome) => ofWays(check, outcome, part)) };
  });
  // Hundreds of checks use the same few things.
  const known = memo(
    (uses: readonly Use[]) => judged(groundsOf(uses, checks)),
    (uses) => uses.toSorted().join(' '),
  );
  return {
    checks,
    under: known,
    outcomeOf: async (check) => {
      const { outcomes } = await judged([...before(check, reliancesOf(check.steps).keys()), check]);
      return outcomes.filter((outcome) => outcome.check === check.id);
    },
  };
};
