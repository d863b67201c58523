import { timingFrom, unmeasured } from '../../run/calibrate.ts';
import { isMonitor, type Check } from '../../contract/check.ts';
import { createSession } from '../../engine/session.ts';
import type { SessionOptions } from '../../engine/state/session-options.ts';
import type { Target } from '../../target/target.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Observations } from './mutant-result.ts';

interface JudgeOptions {
  readonly target: Target;
  readonly checks: readonly Check[];
  readonly run: SessionOptions['run'];
  /** Settles when nothing more can be learnt. */
  readonly end: Promise<string>;
}

/** What a run came to: a red, which says enough of a mutant, or nothing red at all. */
export interface Verdict {
  /** The checks that were red, or how the target ended. */
  readonly by: readonly string[];
  readonly inconclusive: readonly string[];
  readonly observations: Observations;
}

const isRed = ({ state }: Outcome): boolean => state === 'fail' || state === 'not-testable';
const endedBy = (how: string): Verdict => ({ by: [how], inconclusive: [], observations: {} });

const observationsOf = (outcomes: readonly Outcome[]): Observations =>
  Object.fromEntries(
    outcomes.flatMap(({ check, observations }) => observations.map(({ name, seen }) => [`${check}: ${name}`, seen])),
  );

/** Judges a target by all checks at once and stops at the first red. */
export const judgeUntilRed = async ({ target, checks, run, end }: JudgeOptions): Promise<Verdict> => {
  const abort = new AbortController();
  const timing = timingFrom(target.profile, unmeasured);
  await using session = createSession({ target, run, timing, signal: abort.signal });
  const outcomes: Outcome[] = [];
  const one = async (check: Check): Promise<void> => {
    const outcome = await session.run(check);
    if (isRed(outcome)) throw new Red(outcome.check);
    outcomes.push(outcome);
  };
  const all = async (): Promise<Verdict> => {
    await Promise.all(checks.filter((check) => !isMonitor(check)).map(one));
    await Promise.all(checks.filter(isMonitor).map(one));
    const charges = await session.finish();
    // A preflight would have ended the run.
    if (outcomes.length > 0 && !outcomes.some(({ state }) => state === 'pass'))
      return endedBy('no check comes to a verdict');
    return {
      by: charges.slice(0, 1).map(({ check }) => check),
      inconclusive: outcomes.filter(({ state }) => state === 'inconclusive').map(({ check }) => check),
      observations: observationsOf(outcomes),
    };
  };
  try {
    return await Promise.race([all(), end.then(endedBy)]);
  } catch (error) {
    if (error instanceof Red) return endedBy(error.check);
    throw error;
  } finally {
    abort.abort();
  }
};

class Red extends Error {
  readonly check: string;

  constructor(check: string) {
    super(check);
    this.check = check;
  }
}
