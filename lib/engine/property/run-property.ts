import type { Finding } from '../../contract/outcome.ts';
import type { Property } from '../../contract/check.ts';
import { combineResults } from '../scenario/combine-results.ts';
import { drawValues, propertySeed, valueCount } from '../plan/draw-values.ts';
import { blocked } from '../ground/broken-ground.ts';
import { runBatches, type Drawn } from './run-batches.ts';
import type { Result } from '../state/result.ts';
import { runValue } from './run-value.ts';
import type { SessionContext } from '../state/session-context.ts';
import { blockersOfValue } from './blockers-of-value.ts';
import { stepsOfValue } from '../plan/steps-of-value.ts';
import { shrinkValue } from './shrink-value.ts';
import { valuesAtOnce } from '../plan/values-at-once.ts';

/** How many failing values are retried alone, and for how long. */
const shrinkTries = 8;
const shrinkMs = 10_000;

/** The step of a finding of a value's own scenario, as it is written where many values share one: `$[3].steps[0]`. */
const numbered = (result: Result, index: number): Result => ({
  ...result,
  findings: result.findings.map((finding) => ({ ...finding, step: `$[${index}]${finding.step ?? ''}` })),
});

/** The values that failed, in the order in which they were drawn, each with its first finding. */
const failing = (result: Result): readonly (readonly [index: number, finding: Finding])[] => {
  const found = new Map<number, Finding>();
  for (const finding of result.findings) {
    if (finding.setup === true) continue;
    const index = /^\$\[(\d+)\]/.exec(finding.step ?? '')?.[1];
    if (index !== undefined && !found.has(Number(index))) found.set(Number(index), finding);
  }
  return [...found].toSorted(([one], [other]) => one - other);
};

/** How many values were tried, and failed. Of batches, none is run after one that failed. */
const countValues = (result: Result, leftOut: readonly boolean[], atOnce: number): NonNullable<Result['values']> => {
  const found = failing(result);
  const [first] = found[0] ?? [leftOut.length];
  const begun = leftOut.slice(0, (Math.floor(first / atOnce) + 1) * atOnce);
  return {
    made: begun.filter((isLeftOut) => !isLeftOut).length,
    failed: Math.max(found.length, Number(result.state === 'fail')),
  };
};

/** Runs each value in a scenario of its own, but for those that are left out. */
const runApart = async (
  context: SessionContext,
  check: Property<unknown>,
  { values, leftOut }: Drawn,
): Promise<readonly Result[]> => {
  const run = async (value: unknown, index: number): Promise<readonly Result[]> =>
    leftOut[index] === true ? [] : [numbered(await runValue(context, check, value), index)];
  return (await Promise.all(values.map(run))).flat();
};

/** Validates the steps of one value, as a sample, before anything is sent: the compiler cannot check all that a generated step says. */
const validateSample = async (check: Property<unknown>, [value]: readonly unknown[]): Promise<void> => {
  // The definition is large, and only properties need it here.
  const { validateSteps } = await import('../../contract/validate/validate-checks.ts');
  validateSteps(check, stepsOfValue(check, value));
};

/**
 * Draws values, runs them at once, and shrinks the first that fails. Those that rely on what is broken are left out. The values follow from the run's seed and the check's id alone.
 */
export const runProperty = async (context: SessionContext, check: Property<unknown>): Promise<Result> => {
  const { run } = context.options;
  if (run.replay?.check === check.id) return replay(context, check, run.replay.path);
  const values = drawValues(check, { seed: run.seed, count: valueCount(check, run.runs) });
  await validateSample(check, values);
  const blockers = values.map((value) => blockersOfValue(context, check, value));
  const leftOut = blockers.map(({ length }) => length > 0);
  if (!leftOut.includes(false)) return blocked(combineResults([]), [...new Set(blockers.flat())]);
  const ran =
    check.apart === true
      ? combineResults(await runApart(context, check, { values, leftOut }))
      : await runBatches(context, check, { values, leftOut });
  const atOnce = check.apart === true ? values.length : valuesAtOnce;
  const result: Result = { ...ran, values: countValues(ran, leftOut, atOnce) };
  return run.shrink === false ? result : smallestFailing(context, check, result);
};

/** The result with the smallest value that fails in place of the first that does. */
const smallestFailing = async (context: SessionContext, check: Property<unknown>, result: Result): Promise<Result> => {
  // A program that met what a plain scenario shows in a few steps is not worth the time that it takes.
  const isShown = (finding: Finding): boolean => check.apart === true && context.plainDeviations.has(finding);
  const found = failing(result)
    .filter(([, finding]) => !isShown(finding))
    .slice(0, shrinkTries);
  if (found.length === 0) return result;
  const seed = propertySeed(check, context.options.run.seed);
  // Values of a batch share their clients, so one that ends a connection makes others fail that would pass alone.
  const until = performance.now() + Math.min(shrinkMs, context.searchTime());
  for (const [index, original] of found) {
    if (performance.now() >= until) break;
    const isNeedless = (): boolean => isShown(original);
    const smallest = await shrinkValue(context, check, { seed, path: String(index), original, until, isNeedless });
    if (smallest === undefined) continue;
    const others = result.findings.filter((finding) => finding !== original);
    return { ...result, findings: [smallest, ...others.slice(0, 4)], reason: smallest.message };
  }
  return result;
};

const replay = async (context: SessionContext, check: Property<unknown>, path: string): Promise<Result> => {
  const values = drawValues(check, { seed: context.options.run.seed, count: 1, path });
  if (values.length === 0) throw new TypeError(`${check.id}: nothing at path ${path}`);
  return runValue(context, check, values[0]);
};
