import { randomInt } from 'node:crypto';
import type { SessionOptions } from '../engine/state/session-options.ts';
import type { Target } from '../target/target.ts';
import type { Suite } from '../contract/check.ts';
import type { FrozenSet } from '../spec/frozen-set.ts';
import type { Part } from '../contract/part.ts';
import { suites } from '../../suites/index.ts';
import { newRunId } from './new-run-id.ts';
import { noSuites, type OutsideSuites } from './outside/outside-suites.ts';
import { planRun, type Plan, type PlanOptions } from './plan-run.ts';
import { digestOf } from './spread/digest-of.ts';
import { planPart, type PlannedPart } from './spread/plan-part.ts';
import type { Shard } from './spread/shard.ts';
import { soakOf } from './cost/soak-of.ts';
import { selectChecks, type ListedCheck, type Selection } from './select-checks.ts';

/** What is asked of a run. */
export interface RunRequest extends Selection {
  /** Absent: a new one. */
  readonly seed?: number | undefined;
  /** Factor on the number of values of every property; absent: what the message budget allows, at most 1. */
  readonly runs?: number | undefined;
  readonly deep: boolean;
  /** How long what lasts is kept when all else is over, in milliseconds. */
  readonly soak?: number | undefined;
  /** Suites from outside, beside the shipped ones. */
  readonly outside?: OutsideSuites;
  /** One property with one value. */
  readonly replay?: SessionOptions['run']['replay'];
  /** Only one of the parts of the run. */
  readonly shard?: Shard | undefined;
  /** The only shipped checks and requirements that there are for this run. */
  readonly set?: FrozenSet | undefined;
  /** Ends the counting of what the run will cost. */
  readonly signal?: AbortSignal | undefined;
}

/** What the report of a part says of it, as far as it is known before it is run. */
export type PreparedPart = Omit<Part, 'isReference' | 'uncharged'>;

/** A run before anything of it is sent. */
export interface PreparedRun {
  readonly checks: readonly ListedCheck[];
  readonly plan: Plan;
  readonly run: SessionOptions['run'];
  readonly outside: OutsideSuites;
  /** The filters, as given. */
  readonly selection: readonly string[];
  /** The target as this run may use it: a part of a run has its share. */
  readonly target: Target;
  /** Which part of a run it is. */
  readonly part?: PreparedPart;
  /** The frozen set to which it is confined. */
  readonly set?: FrozenSet;
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

/** A digest of what suite files contain: on another machine, the same name may be another file. */
export const suitesDigest = ({ suites: more, requirements }: OutsideSuites): string => digestOf([more, requirements]);

const partOf = (
  shard: Shard,
  all: readonly ListedCheck[],
  { target, outside }: { readonly target: Target; readonly outside: OutsideSuites },
): PreparedPart => ({
  ...shard,
  checks: all.map(({ check }) => check.id),
  profile: digestOf(target.profile),
  suites: suitesDigest(outside),
});

/** The shipped suites, confined to a set. */
export const shippedSuites = (set: FrozenSet | undefined): readonly Suite[] => {
  if (set === undefined) return suites;
  const ids = new Set(set.checks);
  return suites
    .map(({ area, checks }) => ({ area, checks: checks.filter(({ id }) => ids.has(id)) }))
    .filter(({ checks }) => checks.length > 0);
};

/**
 * Plans the checks, or one part of them.
 *
 * @throws ConformanceError ERR_BUDGET for what the profile does not allow, ERR_USAGE for more parts than checks
 */
export const planChecks = async (
  checks: readonly ListedCheck[],
  asked: Omit<PlanOptions, 'checks'>,
  shard: Shard | undefined,
): Promise<PlannedPart> => {
  if (shard !== undefined) return planPart(checks, { ...asked, shard });
  const { target } = asked;
  return { checks, target, plan: await planRun({ ...asked, checks: checks.map(({ check }) => check) }) };
};

/**
 * Chooses the checks and counts what they will cost.
 *
 * @throws ConformanceError ERR_USAGE for a filter that matches nothing, ERR_BUDGET for a run that the profile does not allow
 */
export const prepareRun = async (target: Target, request: RunRequest): Promise<PreparedRun> => {
  const { replay, deep, shard, set, runs, signal, outside = noSuites } = request;
  const only = replay === undefined ? request.only : [replay.check];
  const { areas, among } = request;
  const all = selectChecks([...shippedSuites(set), ...outside.suites], { only, areas, among });
  const seed = request.seed ?? randomInt(2 ** 31);
  const run = { id: newRunId(), seed, deep, ...soakOf(request, all), ...(replay === undefined ? {} : { replay }) };
  const planned = await planChecks(all, { target, run, runs, signal }, shard);
  return {
    ...planned,
    run: { ...run, runs: planned.plan.runs },
    outside,
    selection: selectionOf(request, only, all),
    ...(set === undefined ? {} : { set }),
    ...(shard === undefined ? {} : { part: partOf(shard, all, { target, outside }) }),
  };
};
