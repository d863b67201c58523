import { planRun, type Plan, type PlanOptions } from '../plan-run.ts';
import { openingCost } from '../cost/opening-cost.ts';
import { timingFrom, unmeasured } from '../calibrate.ts';
import type { ListedCheck } from '../select-checks.ts';
import { dealChecks, groundsOf } from './deal-checks.ts';
import { refuseCrowding } from './refuse-crowding.ts';
import type { Shard } from './shard.ts';
import { isOfOneMachine, shareTarget } from './share-target.ts';

/** A part before anything of it is sent. */
export interface PlannedPart {
  readonly checks: readonly ListedCheck[];
  readonly plan: Plan;
  /** The target as the part may use it. */
  readonly target: PlanOptions['target'];
}

const checksIn = (listed: readonly ListedCheck[]): PlanOptions['checks'] => listed.map(({ check }) => check);

/** All that all parts send: the ground checks once for each, where they share a service. */
const sentByAll = (all: readonly ListedCheck[], { of }: Shard, target: PlanOptions['target']): PlanOptions['checks'] =>
  isOfOneMachine(target)
    ? checksIn(all)
    : [...checksIn(all), ...Array.from({ length: of - 1 }, () => checksIn(groundsOf(all))).flat()];

/** The messages that a part may send: the same share of the limit as it has of what all are expected to send. */
const messageShare = (
  target: PlanOptions['target'],
  part: Plan,
  { whole, of }: { readonly whole: Plan; readonly of: number },
): number => {
  const limit = target.profile.limits.messages;
  // Each part has a preflight and a calibration of its own.
  const all = whole.forecast.messages + (of - 1) * openingCost(target).messages;
  if (isOfOneMachine(target) || all === 0) return limit;
  return Math.max(1, Math.floor((limit * part.forecast.messages) / all));
};

const withMessages = (target: PlanOptions['target'], messages: number): PlanOptions['target'] => {
  const { profile } = target;
  return { ...target, profile: { ...profile, limits: { ...profile.limits, messages } } };
};

/**
 * Plans one part of a run. How many values properties draw follows from the messages of all parts, so that every part draws what one machine would.
 *
 * @throws ConformanceError ERR_USAGE for more parts than checks, ERR_BUDGET where the profile does not allow the run, or so many parts
 */
export const planPart = async (
  all: readonly ListedCheck[],
  { shard, ...asked }: Omit<PlanOptions, 'checks'> & { readonly shard: Shard },
): Promise<PlannedPart> => {
  const { target, run } = asked;
  const checks = dealChecks(all, shard);
  const whole = await planRun({ ...asked, checks: sentByAll(all, shard, target) });
  const timing = timingFrom(target.profile, unmeasured);
  refuseCrowding({ target, checks: all, run: { ...run, runs: whole.runs }, timing }, shard, whole);
  const shared = shareTarget(target, shard);
  const plan = await planRun({ ...asked, target: shared, checks: checksIn(checks), runs: whole.runs });
  return { checks, plan, target: withMessages(shared, messageShare(target, plan, { whole, of: shard.of })) };
};
