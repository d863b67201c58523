import { randomInt } from 'node:crypto';
import type { SessionOptions } from '../engine/state/session-options.ts';
import type { Target } from '../target/target.ts';
import { suites } from '../../suites/index.ts';
import { newRunId } from './new-run-id.ts';
import { noSuites, type OutsideSuites } from './outside/outside-suites.ts';
import { planRun, type Plan } from './plan-run.ts';
import { selectChecks, type ListedCheck, type Selection } from './select-checks.ts';

/** What is asked of a run. */
export interface RunRequest extends Selection {
  /** Absent: a new one. */
  readonly seed?: number | undefined;
  /** Factor on the number of values of every property; absent: what the message budget allows, at most 1. */
  readonly runs?: number | undefined;
  readonly deep: boolean;
  /** Suites from outside, beside the shipped ones. */
  readonly outside?: OutsideSuites;
  /** One property with one value. */
  readonly replay?: SessionOptions['run']['replay'];
}

/** A run before anything of it is sent. */
export interface PreparedRun {
  readonly checks: readonly ListedCheck[];
  readonly plan: Plan;
  readonly run: SessionOptions['run'];
  readonly outside: OutsideSuites;
  /** The filters, as given. */
  readonly selection: readonly string[];
}

/** What a report says of the selection: the filters, or the ids that an earlier report has left of them. */
const selectionOf = (
  { areas, among }: RunRequest,
  only: readonly string[],
  checks: readonly ListedCheck[],
): readonly string[] =>
  among === undefined
    ? [...only, ...areas]
    : checks.filter(({ check }) => !('monitor' in check)).map(({ check }) => check.id);

/**
 * Chooses the checks and counts what they will cost.
 *
 * @throws ConformanceError ERR_USAGE for a filter that matches nothing, ERR_BUDGET for a run that the profile does not allow
 */
export const prepareRun = (target: Target, request: RunRequest): PreparedRun => {
  const { replay, deep, outside = noSuites } = request;
  const only = replay === undefined ? request.only : [replay.check];
  const { areas, among } = request;
  const checks = selectChecks([...suites, ...outside.suites], { only, areas, among });
  const seed = request.seed ?? randomInt(2 ** 31);
  const run = { id: newRunId(), seed, deep, ...(replay === undefined ? {} : { replay }) };
  const plan = planRun({ target, checks: checks.map(({ check }) => check), run, runs: request.runs });
  return { checks, plan, run: { ...run, runs: plan.runs }, outside, selection: selectionOf(request, only, checks) };
};
