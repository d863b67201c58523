import { isGround, isMonitor, type Check } from '../contract/check.ts';
import type { Outcome } from '../contract/outcome.ts';
import { blockersOf, judgeGround, type BrokenGround, type JudgedGround } from './ground/broken-ground.ts';
import { withoutMaybeMissing } from './ground/maybe-missing.ts';
import { reliancesOf } from './ground/reliances-of.ts';
import { outlasts } from './plan/outlasts.ts';
import { stepsOf } from './plan/steps-of.ts';
import type { Session } from './session.ts';

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

const isLasting = (check: Check): boolean => 'steps' in check && outlasts(check.steps);

const runEach = async (checks: readonly Check[], run: RunCheck): Promise<readonly Outcome[]> =>
  (await Promise.all(checks.map(run))).flat();

const blockersOfCheck = (check: Check, ground: BrokenGround, seed: number): readonly string[] =>
  ground.size === 0 || isMonitor(check) ? [] : blockersOf(reliancesOf(stepsOf(check, seed)), ground);

/**
 * Judges checks in an order that reports each cause once: first the ground checks, then all others in parallel except
 * those that rely on a broken ground check, and the monitors last. What is to outlast the run begins before all of them.
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
  const begun = new Map(checks.filter(isLasting).map((check) => [check.id, once(check)]));
  const attempt: RunCheck = (check) => begun.get(check.id) ?? once(check);
  const told = (outcomes: readonly Outcome[]): readonly Outcome[] => {
    outcomes.forEach(onOutcome);
    return outcomes;
  };
  const grounds = checks.filter(isGround);
  const unlessBlocked =
    ({ ground, unseen }: JudgedGround): RunCheck =>
    async (check) => {
      const blockedBy = blockersOfCheck(check, ground, seed);
      if (blockedBy.length === 0)
        return told((await attempt(check)).map((outcome) => withoutMaybeMissing(outcome, unseen)));
      await begun.get(check.id);
      return told([session.decline(check, blockedBy)]);
    };
  // Until the others have begun, what outlasts them is not alone.
  const { judged, under } = await session.attend(async () => {
    const ground = judgeGround(grounds, await runEach(grounds, attempt));
    session.learn(ground.absences);
    told(ground.outcomes);
    const rest = checks.filter((check) => !isMonitor(check) && !isGround(check));
    return { judged: ground.outcomes, under: runEach(rest, unlessBlocked(ground)) };
  });
  const others = await under;
  const monitors = await runEach(checks.filter(isMonitor), async (check) => told(await attempt(check)));
  return [...judged, ...others, ...monitors];
};
