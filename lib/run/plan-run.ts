import { ConformanceError } from '../error.ts';
import { timingFrom, unmeasured } from './calibrate.ts';
import { countOf, quantity } from '../contract/quantity.ts';
import type { Check } from '../contract/check.ts';
import { foreseenGrowth } from '../engine/ledger/meter.ts';
import { forecast, sumSends, type Forecast } from '../engine/plan/forecast.ts';
import type { SessionOptions } from '../engine/state/session-options.ts';
import { openingCost } from './cost/opening-cost.ts';
import type { Target } from '../target/target.ts';

export interface PlanOptions {
  readonly target: Target;
  readonly checks: readonly Check[];
  readonly run: Omit<SessionOptions['run'], 'runs'>;
  /** Factor on the number of values of every property; absent: the largest up to 1 that fits the message budget. */
  readonly runs?: number | undefined;
  /** How long an answer takes, in milliseconds; default: no time. */
  readonly roundTripMs?: number;
  /** Ends the counting, which takes long where many values are asked for: whatever was counted until then is the plan. */
  readonly signal?: AbortSignal | undefined;
}

/** How a run will be, before anything is sent. */
export interface Plan {
  readonly runs: number;
  /** With preflight and calibration. */
  readonly forecast: Forecast;
}

/** A connect takes several round trips, a delivery takes one. */
const assumedTimes = (roundTripMs: number): typeof unmeasured => ({
  ...unmeasured,
  roundTripMs,
  connectMs: 3 * roundTripMs,
  deliveryMs: roundTripMs,
});

/** A property has one value at least, however small the factor. */
const leastRuns = 1e-6;

/** A part of the limit is left for what has to be sent again to a target that is slow for a moment. */
const partUsed = 0.9;

/** How much of the limit is kept in reserve: near it, no message is sent that a faulty target might deliver to every connection. */
const reserveOf = ({ connects }: Forecast, { profile }: Target): number =>
  foreseenGrowth * Math.min(profile.limits.sockets, connects);

const overBudget = (
  { messages, reserve }: { readonly messages: number; readonly reserve: number },
  limit: number,
  remedy: string,
): ConformanceError => {
  const and = messages <= limit ? `, and keep ${quantity(reserve)} in reserve for a target that sends too many` : '';
  return new ConformanceError(
    'ERR_BUDGET',
    `the run would send ${countOf(messages, 'message')}${and}, but the profile allows ${quantity(limit)}; ${remedy}`,
  );
};

/** What preflight and calibration send comes on top. */
const withOpening = (plan: Forecast, target: Target): Forecast => ({
  ...plan,
  ...sumSends([plan, openingCost(target)]),
});

const tooManySockets = ({ peakSockets }: Forecast, limit: number): ConformanceError =>
  new ConformanceError(
    'ERR_BUDGET',
    `a check needs ${countOf(peakSockets, 'client connection')} at once, but the profile allows ${quantity(limit)}; raise limits.sockets of the profile, or select other checks with --only`,
  );

/**
 * Counts what the run will cost, and scales the properties so that it fits the message budget of the profile.
 *
 * @throws ConformanceError ERR_BUDGET where it does not fit
 */
export const planRun = async (options: PlanOptions): Promise<Plan> => {
  const { target, checks, run, runs, roundTripMs = 0, signal } = options;
  const { messages: limit, sockets } = target.profile.limits;
  const at = async (factor: number): Promise<Plan> => {
    const timing = timingFrom(target.profile, assumedTimes(roundTripMs));
    const plain = await forecast(checks, { target, timing, run: { ...run, runs: factor } }, signal);
    return { runs: factor, forecast: withOpening(plain, target) };
  };
  const needOf = ({ forecast: whole }: Plan) => ({ messages: whole.messages, reserve: reserveOf(whole, target) });
  const fits = (plan: Plan, part = 1): boolean => {
    const { messages, reserve } = needOf(plan);
    return messages <= part * (limit - reserve);
  };
  if (runs !== undefined) await refuseSoon(at, runs, limit);
  const full = await at(runs ?? 1);
  if (full.forecast.peakSockets > sockets) throw tooManySockets(full.forecast, sockets);
  if (fits(full, runs === undefined ? partUsed : 1)) return full;
  if (runs !== undefined) throw overBudget(needOf(full), limit, lowerRuns);
  const least = await at(leastRuns);
  if (!fits(least)) throw overBudget(needOf(least), limit, fewerChecks);
  return largestThatFits(at, { least, full, fits: (plan) => fits(plan, partUsed) });
};

/** A plan with so many times the usual number of values. */
type PlanAt = (factor: number) => Promise<Plan>;

const lowerRuns = 'lower --runs, or raise limits.messages of the profile';
const fewerChecks = 'raise limits.messages of the profile, or select fewer checks with --only or --area';

/** Counting a thousand times the usual values takes minutes. What is over the limit by the usual ones is refused by an estimate, which is rather too low. */
const refuseSoon = async (at: PlanAt, runs: number, limit: number): Promise<void> => {
  if (runs <= 1) return;
  const { messages: fixed } = (await at(leastRuns)).forecast;
  const { messages: usual } = (await at(1)).forecast;
  const estimate = fixed + (usual - fixed) * runs;
  if (estimate <= 1.2 * limit) return;
  throw new ConformanceError(
    'ERR_BUDGET',
    `the run would send about ${countOf(estimate, 'message')}, but the profile allows ${quantity(limit)}; ${lowerRuns}`,
  );
};

/** Halves the interval; a dozen steps are finer than the rounding of the numbers of values. */
const largestThatFits = async (
  at: PlanAt,
  { least, full, fits }: { readonly least: Plan; readonly full: Plan; readonly fits: (plan: Plan) => boolean },
): Promise<Plan> => {
  let [low, high] = [least, full];
  for (let step = 0; step < 10; step += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each step follows from the one before
    const middle = await at((low.runs + high.runs) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
};
