import { blankOutcome } from '../../contract/blank-outcome.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Report } from '../../contract/report.ts';
import type { RunChecksResult } from '../../run/heard.ts';
import type { ListedCheck } from '../../run/select-checks.ts';
import { isOwnLimit } from '../../verdict/own-limit.ts';

const notBegun = (id: string, why: string): Outcome => ({
  ...blankOutcome(id, 0),
  state: 'left-out',
  reason: `not begun: ${why}`,
});

/** The result of a run, in which a limit of its own leaves no check without an outcome. Where every check has been judged by then, it did not end early. */
export const withLeftOut = (result: RunChecksResult, checks: readonly ListedCheck[]): RunChecksResult => {
  const { stopped, outcomes, ...rest } = result;
  if (stopped === undefined || !isOwnLimit(stopped)) return result;
  const heard = new Set(outcomes.map(({ check }) => check));
  const missing = checks.filter(({ check }) => !heard.has(check.id));
  const all = [...outcomes, ...missing.map(({ check }) => notBegun(check.id, stopped.message))];
  return all.some(({ state }) => state === 'left-out') ? { ...result, outcomes: all } : { ...rest, outcomes };
};

/** What a report says was left out, and why. */
export const leftOutOf = (
  { checks, requirements }: Pick<Report, 'checks' | 'requirements'>,
  { stopped }: Pick<RunChecksResult, 'stopped'>,
): Pick<Report['run'], 'leftOut'> => {
  const left = checks.filter(({ verdict }) => verdict === 'left out').map(({ check }) => check);
  if (stopped === undefined || left.length === 0) return {};
  const open = requirements.filter(({ verdict }) => verdict === 'left out').map(({ id }) => id);
  return { leftOut: { why: stopped.message, checks: left, requirements: open } };
};
