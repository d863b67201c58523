import type { Property } from '../../contract/check.ts';
import type { Step } from '../../contract/step.ts';
import type { SessionOptions } from '../state/session-options.ts';
import { drawValues } from './draw-values.ts';
import { closeEstimate, emptyEstimate, estimateSteps, type Estimate, type Total } from './estimate.ts';
import { valuesAtOnce } from './values-at-once.ts';

interface Drawn {
  readonly profile: unknown;
  readonly roundTripMs: number;
  readonly seed: number;
  readonly totals: readonly Total[];
}

/** The totals after each value, cached by check: a plan is made several times, and drawing is most of the work. */
const drawn = new WeakMap<Property<unknown>, Drawn>();

/** Values are done at once: the longest of them counts. */
const withValue = (estimate: Estimate, steps: readonly Step[], begunMs: number): Estimate => {
  const next = estimateSteps(estimate, steps);
  return { ...next, ms: Math.max(estimate.ms, begunMs + next.ms - estimate.ms) };
};

/** What the scenario costs if it ends with the first, the second, … of these values. A value that was drawn before is done once. */
const runningTotals = (check: Property<unknown>, before: Estimate, values: readonly unknown[]): readonly Total[] => {
  const seen = new Set<string>();
  let estimate = before;
  return values.map((value) => {
    const steps = check.each(value);
    const key = JSON.stringify(steps);
    if (!seen.has(key)) estimate = withValue(estimate, steps, before.ms);
    seen.add(key);
    return closeEstimate(estimate);
  });
};

const scenarioSize = ({ apart }: Property<unknown>): number => (apart === true ? 1 : valuesAtOnce);

const drawTotals = (check: Property<unknown>, options: SessionOptions, count: number): readonly Total[] => {
  const size = scenarioSize(check);
  const values = drawValues(check, { seed: options.run.seed, count });
  const before = estimateSteps(emptyEstimate(options.target.profile, options.timing), check.before ?? []);
  return Array.from({ length: Math.ceil(count / size) }, (_, index) =>
    runningTotals(check, before, values.slice(index * size, (index + 1) * size)),
  ).flat();
};

/** Each scenario of the property: one for each value, or one for as many as are done at once, which share what is done before them and the end. */
export const totalsOfProperty = (
  check: Property<unknown>,
  options: SessionOptions,
  count: number,
): readonly Total[] => {
  const { seed } = options.run;
  const { profile } = options.target;
  const { roundTripMs } = options.timing;
  let known = drawn.get(check);
  if (
    known?.seed !== seed ||
    known.profile !== profile ||
    known.roundTripMs !== roundTripMs ||
    known.totals.length < count
  ) {
    known = { seed, profile, roundTripMs, totals: drawTotals(check, options, count) };
    drawn.set(check, known);
  }
  const size = scenarioSize(check);
  return known.totals.slice(0, count).filter((_, index) => index === count - 1 || index % size === size - 1);
};
