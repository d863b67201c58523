import { isGround, isMonitor, type Check, type Monitor } from '../contract/check.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { OperationId } from '../spec/operation.ts';
import { beginGround } from './ground/begin-ground.ts';
import { withoutMaybeMissing } from './ground/maybe-missing.ts';
import { partOnGround } from './ground/part-on-ground.ts';
import { createTrials, ofWays, partByWays, type PartByWays } from './ground/ways/part-by-ways.ts';
import { standInsOf } from './ground/ways/stand-ins-of.ts';
import { reliancesOf } from './ground/reliances-of.ts';
import { isLasting, isSoak } from './plan/outlasts.ts';
import { stepsOf } from './plan/steps-of.ts';
import type { Session } from './session.ts';

type Judged = Exclude<Check, Monitor>;

type RunCheck = (check: Check) => Promise<readonly Outcome[]>;

interface JudgeChecksOptions {
  readonly session: Pick<Session, 'run' | 'decline' | 'attend' | 'learn'>;
  /** Seed of the run: selects the sample of a property. */
  readonly seed: number;
  /** Called with each outcome. */
  readonly onOutcome: (outcome: Outcome) => void;
  /** Called with an internal error, which leaves the check without an outcome. */
  readonly onError: (check: Check, error: Error) => void;
}

/** Whether a check begins before all others. A soak does not: it needs connections that the others give back. */
const beginsFirst = (check: Check): boolean => isLasting(check) && !isSoak(check);

const isOther = (check: Check): check is Judged => !isMonitor(check) && !isGround(check);

/** The operations that values of a check may call, whatever its sample calls. */
const othersOf = (check: Judged): readonly OperationId[] => ('arbitrary' in check ? (check.operations ?? []) : []);

const runEach = async <Kind extends Check>(
  checks: readonly Kind[],
  run: (check: Kind) => Promise<readonly Outcome[]>,
): Promise<readonly Outcome[]> => (await Promise.all(checks.map(run))).flat();

/**
 * Judges checks in an order that reports each cause once: a check begins when the ground checks on which it relies are judged, with as much of it as does not rely on
 * what is broken.
 * The monitors come last. What is to outlast the run begins before all of them.
 */
export const judgeChecks = async (
  checks: readonly Check[],
  { session, seed, onOutcome, onError }: JudgeChecksOptions,
): Promise<readonly Outcome[]> => {
  const once: RunCheck = async (check) => {
    try {
      return [await session.run(check)];
    } catch (error) {
      onError(check, error as Error);
      return [];
    }
  };
  const begun = new Map(checks.filter(beginsFirst).map((check) => [check.id, once(check)]));
  const attempt: RunCheck = (check) => begun.get(check.id) ?? once(check);
  const told = (outcomes: readonly Outcome[]): readonly Outcome[] => {
    outcomes.forEach(onOutcome);
    return outcomes;
  };
  const mayTake = createTrials(once);
  const ground = beginGround(checks.filter(isGround), { run: attempt, seed, mayTake });
  const unlessBlocked = async (check: Judged): Promise<readonly Outcome[]> => {
    const reliances = reliancesOf(stepsOf(check, seed));
    const others = othersOf(check);
    // This counts as work, so that a check which waits until it is alone also waits for this one to begin.
    const { part, unseen, under } = await session.attend(async () => {
      const uses = [...reliances.keys(), ...others];
      const plain = await ground.under(uses);
      const standIns = standInsOf(uses.filter((use) => plain.ground.has(use)));
      const known = standIns.length === 0 ? plain : await ground.under([...uses, ...standIns]);
      session.learn(known);
      // A check that has begun cannot be rewritten any more.
      const part: PartByWays = begun.has(check.id)
        ? partOnGround(check, known.ground, seed)
        : await partByWays(check, known.ground, seed, mayTake);
      return {
        part,
        unseen: known.unseen,
        under: part.check === undefined ? begun.get(check.id) : attempt(part.check),
      };
    });
    const outcomes = (await under) ?? [];
    return told(
      part.check === undefined
        ? [session.decline(check, part.blockedBy)]
        : outcomes.map((outcome) => withoutMaybeMissing(ofWays(check, outcome, part), unseen)),
    );
  };
  const [onGround, others] = await Promise.all([
    runEach(ground.checks, async (check) => told(await ground.outcomeOf(check))),
    runEach(checks.filter(isOther), unlessBlocked),
  ]);
  const { unseen } = await ground.under(ground.checks.flatMap(({ grounds = [] }) => grounds));
  const monitors = await runEach(checks.filter(isMonitor), async (check) =>
    told((await attempt(check)).map((outcome) => withoutMaybeMissing(outcome, unseen))),
  );
  return [...onGround, ...others, ...monitors];
};
