import { blankOutcome } from '../../contract/blank-outcome.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Report } from '../../contract/report.ts';
import type { RunChecksResult } from '../../run/heard.ts';
import type { ListedCheck } from '../../run/select-checks.ts';
import { isOwnLimit } from '../../verdict/own-limit.ts';

const notBegun = ({ check: { id } }: ListedCheck, why: string): Outcome => ({
  ...blankOutcome(id, 0),
  state: 'left-out',
  reason: `not begun: ${why}`,
});

/** The outcomes, and one for each check that has none since it was never begun. */
export const withNotBegun = (
  outcomes: readonly Outcome[],
  checks: readonly ListedCheck[],
  why: string,
): readonly Outcome[] => {
  const heard = new Set(outcomes.map(({ check }) => check));
  const missing = checks.filter(({ check }) => !heard.has(check.id));
  return [...outcomes, ...missing.map((one) => notBegun(one, why))];
};

/** What came of a run, as far as a report shows it. */
type Ended = Omit<RunChecksResult, 'timing'> & Pick<Report, 'timing'>;

/** The result of a run, in which a limit of its own leaves no check without an outcome. Where every check has been judged by then, it did not end early. */
export const withLeftOut = (result: Ended, checks: readonly ListedCheck[]): Ended => {
  const { stopped, outcomes, ...rest } = result;
  if (stopped === undefined || !isOwnLimit(stopped)) return result;
  const all = withNotBegun(outcomes, checks, stopped.message);
  return all.some(({ state }) => state === 'left-out') ? { ...result, outcomes: all } : { ...rest, outcomes };
};

/** What a report says was left out, and why. */
export const leftOutOf = (
  { checks, requirements }: Pick<Report, 'checks' | 'requirements'>,
  why: string | undefined,
): Pick<Report['run'], 'leftOut'> => {
  const left = checks.filter(({ verdict }) => verdict === 'left out').map(({ check }) => check);
  if (why === undefined || left.length === 0) return {};
  const open = requirements.filter(({ verdict }) => verdict === 'left out').map(({ id }) => id);
  return { leftOut: { why, checks: left, requirements: open } };
};
