import { seededRandom } from '../../../fixtures/proxy/seeded-random.ts';
import { shuffle } from '../../../fixtures/proxy/shuffle.ts';
import { calibrate } from '../../run/calibrate.ts';
import type { Check } from '../../contract/check.ts';
import type { Target } from '../../target/target.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { judgeChecks } from '../judge-checks.ts';
import type { Condition } from './condition.ts';
import { roundProfile } from './round-profile.ts';
import type { Alarm, Round, RoundResult } from './round.ts';
import { v1 } from '../../spec/catalogues/v1.ts';

interface RoundOptions {
  readonly condition: Condition;
  readonly url: string;
  readonly accessKey: string;
  readonly checks: readonly Check[];
  /** Values of each property, in proportion to an ordinary run. */
  readonly runs: number;
}

/** Whether the check found nothing but what such a service truly does not meet. */
const isTrue = ({ findings }: Outcome, { breaks = [] }: Condition): boolean =>
  findings.length > 0 && findings.every(({ requirements }) => requirements.every((id) => breaks.includes(id)));

const alarm = ({ check, state, reason = '', findings }: Outcome): readonly Alarm[] =>
  state === 'pass' || state === 'not-applicable'
    ? []
    : [
        {
          check,
          state,
          reason,
          findings: findings.map(({ code, step, message, expected, seen }) => ({
            code,
            message,
            expected,
            seen,
            ...(step === undefined ? {} : { step }),
          })),
        },
      ];

/** Runs the suite once, as a stranger would: calibrated by what this round measures, checks in any order, so many at once as was drawn. */
export const judgeRound = async (round: Round, options: RoundOptions): Promise<RoundResult> => {
  const { condition, url, accessKey, checks, runs } = options;
  const random = seededRandom(round.seed);
  const target: Target = {
    restBase: url,
    clientBase: url,
    catalogue: v1,
    accessKey,
    profile: roundProfile(condition, random),
  };
  const run = { id: `s${round.seed.toString(36)}`, seed: round.seed, runs, deep: false, shrink: false };
  const { signal } = new AbortController();
  const began = performance.now();
  const timing = await calibrate(target, { runId: run.id, signal });
  const outcomes = await judgeChecks({ target, checks: shuffle(checks, random), run, timing });
  return {
    ...round,
    checkRuns: outcomes.filter(({ state }) => state !== 'not-applicable').length,
    alarms: outcomes.filter((outcome) => !isTrue(outcome, condition)).flatMap(alarm),
    durationMs: performance.now() - began,
  };
};
