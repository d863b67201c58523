import { timingFrom, unmeasured } from '../run/calibrate.ts';
import { layCharges } from '../run/lay-charges.ts';
import type { Check } from '../contract/check.ts';
import { judgeChecks as judgeInOrder } from '../engine/judge-checks.ts';
import { createSession } from '../engine/session.ts';
import type { SessionOptions } from '../engine/state/session-options.ts';
import type { Target } from '../target/target.ts';
import type { Outcome } from '../contract/outcome.ts';

interface JudgeOptions {
  readonly target: Target;
  readonly checks: readonly Check[];
  readonly run: SessionOptions['run'];
  readonly timing?: SessionOptions['timing'];
  readonly signal?: AbortSignal;
}

/**
 * Judges a target in this process, without the test runner and without measuring it, by the code that judges a run of the command line.
 * For proofs about the suite (faults, mutants, false alarms), where a run is made hundreds of times.
 */
export const judgeChecks = async ({
  target,
  checks,
  run,
  timing,
  signal,
}: JudgeOptions): Promise<readonly Outcome[]> => {
  const options = {
    target,
    // Time is what proofs have least of: they wait only where what they prove needs it.
    run: { lastsMs: 0, ...run },
    timing: timing ?? timingFrom(target.profile, unmeasured),
    ...(signal ? { signal } : {}),
  };
  await using session = createSession(options);
  const outcomes = await judgeInOrder(checks, {
    session,
    seed: run.seed,
    onOutcome: () => undefined,
    onError: (_check, error) => {
      throw error;
    },
  });
  return layCharges(outcomes, await session.finish());
};
