import { ConformanceError } from '../error.ts';
import { timingFrom } from './calibrate.ts';
import { countOf, quantity } from '../contract/quantity.ts';
import type { Check } from '../contract/check.ts';
import { forecast, type Forecast } from '../engine/plan/forecast.ts';
import type { SessionOptions } from '../engine/state/session-options.ts';
import type { Target } from '../target/target.ts';

export interface PlanOptions {
  readonly target: Target;
  readonly checks: readonly Check[];
  readonly run: Omit<SessionOptions['run'], 'runs'>;
  /** Factor on the number of values of every property; absent: the largest up to 1 that fits the message budget. */
  readonly runs?: number | undefined;
}

/** How a run will be, before anything is sent. */
export interface Plan {
  readonly runs: number;
  readonly forecast: Forecast;
}

/** A property has one value at least, however small the factor. */
const leastRuns = 1e-6;

const overBudget = (messages: number, limit: number, remedy: string, least = ''): ConformanceError =>
  new ConformanceError(
    'ERR_BUDGET',
    `the run would send ${least}${countOf(messages, 'message')}, but the profile allows ${quantity(limit)}; ${remedy}`,
  );

const tooManySockets = ({ peakSockets }: Forecast, limit: number): ConformanceError =>
  new ConformanceError(
    'ERR_BUDGET',
    `a check needs ${countOf(peakSockets, 'client connection')} at once, but the profile allows ${quantity(limit)}; raise limits.sockets of the profile, or select other checks with --only`,
  );

/**
 * Counts what the run will cost, and scales the properties so that it fits the message budget of the profile.
 *
 * @throws ConformanceError ERR_BUDGET where it does not fit.
 */
export const planRun = ({ target, checks, run, runs }: PlanOptions): Plan => {
  const { messages: limit, sockets } = target.profile.limits;
  const at = (factor: number): Plan => {
    const timing = timingFrom(target.profile, { roundTripMs: 0, connectMs: 0, deliveryMs: 0, effects: {} });
    return { runs: factor, forecast: forecast(checks, { target, timing, run: { ...run, runs: factor } }) };
  };
  if (runs !== undefined) refuseSoon(at, runs, limit);
  const full = at(runs ?? 1);
  if (full.forecast.peakSockets > sockets) throw tooManySockets(full.forecast, sockets);
  if (full.forecast.messages <= limit) return full;
  if (runs !== undefined) throw overBudget(full.forecast.messages, limit, lowerRuns);
  const least = at(leastRuns);
  if (least.forecast.messages > limit)
    throw overBudget(
      least.forecast.messages,
      limit,
      'raise limits.messages of the profile, or select fewer checks with --only or --area',
    );
  return largestThatFits(at, { least, full, limit });
};

const lowerRuns = 'lower --runs, or raise limits.messages of the profile';

/** Counting a thousand times the usual values takes minutes. What is far over the limit by the usual ones is refused by an estimate. */
const refuseSoon = (at: (factor: number) => Plan, runs: number, limit: number): void => {
  if (runs <= 1) return;
  const fixed = at(leastRuns).forecast.messages;
  const estimate = fixed + (at(1).forecast.messages - fixed) * runs;
  if (estimate > 2 * limit) throw overBudget(estimate, limit, lowerRuns, 'about ');
};

/** Halves the interval; a dozen steps are finer than the rounding of the numbers of values. */
const largestThatFits = (
  at: (factor: number) => Plan,
  { least, full, limit }: { readonly least: Plan; readonly full: Plan; readonly limit: number },
): Plan => {
  let [low, high] = [least, full];
  for (let step = 0; step < 10; step += 1) {
    const middle = at((low.runs + high.runs) / 2);
    if (middle.forecast.messages <= limit) low = middle;
    else high = middle;
  }
  return low;
};
