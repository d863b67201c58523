import type { Check, Property, Scenario } from '../../contract/check.ts';
import { costOfSteps, joinCosts, withFences, type Cost } from './cost.ts';
import { drawValues, valueCount } from './draw-values.ts';
import { notApplicable } from './not-applicable.ts';
import type { SessionOptions } from '../state/session-options.ts';
import { valuesAtOnce } from './values-at-once.ts';

/** What a run will cost its target, counted from the steps before anything is sent. */
export interface Forecast {
  readonly checks: number;
  readonly requests: number;
  /** Outbound messages in the service's units of 2 KB, fences included. */
  readonly messages: number;
  /** Client connections opened in all. */
  readonly connects: number;
  /** The most connections that one scenario holds at once. */
  readonly peakSockets: number;
}

interface Drawn {
  readonly seed: number;
  readonly lags: boolean;
  readonly costs: readonly Cost[];
}

/** What each value of a property costs, by check: a plan is made several times over, and drawing is most of the work. */
const drawn = new WeakMap<Property<unknown>, Drawn>();

const costsOfValues = (
  check: Property<unknown>,
  { seed, lags, count }: { readonly seed: number; readonly lags: boolean; readonly count: number },
): readonly Cost[] => {
  const known = drawn.get(check);
  if (known?.seed === seed && known.lags === lags && known.costs.length >= count) return known.costs.slice(0, count);
  const costs = drawValues(check, { seed, count }).map((value) => costOfSteps(check.each(value), lags));
  drawn.set(check, { seed, lags, costs });
  return costs;
};

const doesLag = ({ target }: SessionOptions): boolean => target.profile.consistency.effectBudgetMs > 0;

const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** Each scenario of the property: one for each value, or for as many as are done at once, which share what is done before them and the fences behind. */
const costsOfProperty = (check: Property<unknown>, options: SessionOptions): readonly Cost[] => {
  const { run } = options;
  const lags = doesLag(options);
  const values = costsOfValues(check, { seed: run.seed, lags, count: valueCount(check, run.runs) });
  const before = costOfSteps(check.before ?? [], lags);
  return chunks(values, check.apart === true ? 1 : valuesAtOnce).map((some) =>
    withFences(joinCosts([before, ...some])),
  );
};

const costsOfCheck = (check: Scenario | Property<unknown>, options: SessionOptions): readonly Cost[] =>
  'arbitrary' in check ? costsOfProperty(check, options) : [withFences(costOfSteps(check.steps, doesLag(options)))];

const sum = (costs: readonly Cost[], pick: (cost: Cost) => number): number =>
  costs.reduce((total, cost) => total + pick(cost), 0);

/** Counts what the checks will send, with the very values that properties will draw. Sends nothing. */
export const forecast = (checks: readonly Check[], options: SessionOptions): Forecast => {
  const sending = checks.flatMap((check) =>
    notApplicable(check, options) !== undefined || 'monitor' in check ? [] : [check],
  );
  const costs = sending.flatMap((check) => costsOfCheck(check, options));
  return {
    checks: sending.length,
    requests: sum(costs, ({ requests }) => requests),
    messages: sum(costs, ({ messages }) => messages),
    connects: sum(costs, ({ connects }) => connects),
    peakSockets: Math.max(0, ...costs.map(({ peak }) => peak)),
  };
};
