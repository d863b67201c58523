import fc from 'fast-check';
import type { Finding } from '../verdict/outcome.ts';
import type { Property } from './check.ts';
import { inScenario, runSteps, type Result } from './run-scenario.ts';
import { runStepList } from './run-steps.ts';
import { Stop, type ScenarioRun } from './scenario-run.ts';
import type { SessionContext } from './session.ts';
import type { Step } from './step.ts';
import { valuesAtOnce } from './values-at-once.ts';

/** How long shrinking may take before the smallest value so far is reported. */
const shrinkLimitMs = 10_000;

/** How many of the failing values are tried alone until one of them fails again. */
const shrinkTries = 8;

type Draw = readonly [unknown];

/** A seed of the property's own, so that a check gets the same values whichever others run. */
const seedOf = (check: Property<unknown>, seed: number): number =>
  Buffer.from(check.id).reduce((hash, byte) => Math.imul(hash ^ byte, 16_777_619), seed) | 0;

const stepsFor = (check: Property<unknown>, value: unknown): readonly Step[] => [
  ...(check.before ?? []),
  ...check.each(value),
];

/** One value in a scenario of its own: what shrinking repeats. */
const alone = (context: SessionContext, check: Property<unknown>, value: unknown): Promise<Result> =>
  runSteps(context, check, stepsFor(check, value));

const firstStop = (results: readonly PromiseSettledResult<void>[]): unknown => {
  const reasons = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  return (
    reasons.find((reason) => !(reason instanceof Stop)) ??
    reasons.find((reason) => reason instanceof Stop && reason.state !== 'fail') ??
    reasons[0]
  );
};

/** The steps of each value; of a value that was drawn before none: done at once in one scenario, the two would undo each other's effects. */
const bodiesOf = (check: Property<unknown>, values: readonly Draw[]): readonly (readonly Step[])[] => {
  const seen = new Set<string>();
  return values.map(([value]) => {
    const steps = check.each(value);
    const key = JSON.stringify(steps);
    if (seen.has(key)) return [];
    seen.add(key);
    return steps;
  });
};

/** Values at once in one scenario; a finding's step begins with the index of its value, counted from `first`: `$[3].steps[0]`. */
const batch = async (
  context: SessionContext,
  check: Property<unknown>,
  { values, first }: { readonly values: readonly Draw[]; readonly first: number },
): Promise<Result> => {
  const before = check.before ?? [];
  const bodies = bodiesOf(check, values);
  const options = { check, steps: [...before, ...bodies.flat()] };
  const body = async (run: ScenarioRun): Promise<void> => {
    await runStepList(run, before, '$.before');
    const results = await Promise.allSettled(
      bodies.map((steps, index) => runStepList(run, steps, `$[${first + index}].steps`)),
    );
    const stop = firstStop(results);
    if (stop !== undefined) throw stop;
  };
  return inScenario(context, options, body);
};

const sum = (results: readonly Result[], pick: (result: Result) => number): number =>
  results.reduce((total, one) => total + pick(one), 0);

/** The step of a finding of a value's own scenario, as it is written where many values share one: `$[3].steps[0]`. */
const numbered = (result: Result, index: number): Result => ({
  ...result,
  findings: result.findings.map((finding) => ({ ...finding, step: `$[${index}]${finding.step ?? ''}` })),
});

const combine = (results: readonly Result[]): Result => {
  const states = ['fail', 'not-testable', 'inconclusive', 'pass'] as const;
  const state = states.find((one) => results.some((result) => result.state === one)) ?? 'pass';
  const reason = results.find((result) => result.state === state)?.reason;
  return {
    state,
    ...(reason === undefined ? {} : { reason }),
    findings: results.flatMap(({ findings }) => findings),
    observations: results.flatMap(({ observations }) => observations),
    looked: [...new Set(results.flatMap(({ looked }) => looked))],
    waitedMs: sum(results, ({ waitedMs }) => waitedMs),
    exchanges: sum(results, ({ exchanges }) => exchanges),
    messages: sum(results, ({ messages }) => messages),
    sockets: sum(results, ({ sockets }) => sockets),
  };
};

/** Batch after batch, up to the first that fails: more values take more time, but no more memory, and no more requests at once. */
const batches = async (context: SessionContext, check: Property<unknown>, values: readonly Draw[]): Promise<Result> => {
  const results: Result[] = [];
  for (let first = 0; first < values.length; first += valuesAtOnce) {
    const part = values.slice(first, first + valuesAtOnce);
    const result = await batch(context, check, { values: part, first });
    results.push(result);
    if (result.state !== 'pass') break;
  }
  return combine(results);
};

/** The values that failed, in the order in which they were drawn, each with its first finding. */
const failing = (result: Result): readonly (readonly [index: number, finding: Finding])[] => {
  const found = new Map<number, Finding>();
  for (const finding of result.findings) {
    const index = /^\$\[(\d+)\]/.exec(finding.step ?? '')?.[1];
    if (index !== undefined && !found.has(Number(index))) found.set(Number(index), finding);
  }
  return [...found].toSorted(([one], [other]) => one - other);
};

const show = (check: Property<unknown>, value: unknown): string => check.show?.(value) ?? fc.stringify(value);

/** Shrinking must not slip from the deviation that was found to another one. */
const isSameKind = (finding: Finding, original: Finding): boolean =>
  finding.code === original.code && finding.requirements.some((id) => original.requirements.includes(id));

/** Replays a failing value alone and shrinks it; undefined where it does not fail alone. */
const shrink = async (
  context: SessionContext,
  check: Property<unknown>,
  { seed, path, original }: { readonly seed: number; readonly path: string; readonly original: Finding },
): Promise<Finding | undefined> => {
  let last: { finding: Finding; value: unknown } | undefined;
  const property = fc.asyncProperty(check.arbitrary, async (value) => {
    const { findings } = await alone(context, check, value);
    const found = findings.find((finding) => isSameKind(finding, original));
    if (found !== undefined) last = { finding: found, value };
    return found === undefined;
  });
  const details = await fc.check(property, {
    seed,
    path,
    numRuns: 1,
    interruptAfterTimeLimit: shrinkLimitMs,
    markInterruptAsFailure: true,
  });
  if (last === undefined) return undefined;
  const counterexample = {
    value: show(check, last.value),
    seed,
    path: details.counterexamplePath ?? path,
    steps: stepsFor(check, last.value),
  };
  return {
    ...last.finding,
    message: `${last.finding.message}; smallest value that fails: ${counterexample.value}`,
    counterexample,
  };
};

/**
 * Draws values, runs them at once, and shrinks the first that fails. The values follow from the run's seed and the check's id alone.
 */
export const runProperty = async (context: SessionContext, check: Property<unknown>): Promise<Result> => {
  const { run } = context.options;
  const seed = seedOf(check, run.seed);
  if (run.replay?.check === check.id) return replay(context, check, { seed, path: run.replay.path });
  const numRuns = Math.max(1, Math.round(check.runs * run.runs));
  const property = fc.asyncProperty(check.arbitrary, () => Promise.resolve());
  const values = fc.sample(property, { seed, numRuns }) as unknown as readonly Draw[];
  const result =
    check.apart === true
      ? combine((await Promise.all(values.map(([value]) => alone(context, check, value)))).map(numbered))
      : await batches(context, check, values);
  if (run.shrink === false) return result;
  // Values of a batch share their clients: one that ends a connection makes others fail, which do not when they are alone.
  for (const [index, original] of failing(result).slice(0, shrinkTries)) {
    const smallest = await shrink(context, check, { seed, path: String(index), original });
    if (smallest === undefined) continue;
    const others = result.findings.filter((finding) => finding !== original);
    return { ...result, findings: [smallest, ...others.slice(0, 4)], reason: smallest.message };
  }
  return result;
};

const replay = async (
  context: SessionContext,
  check: Property<unknown>,
  { seed, path }: { readonly seed: number; readonly path: string },
): Promise<Result> => {
  const property = fc.asyncProperty(check.arbitrary, () => Promise.resolve());
  const [draw] = fc.sample(property, { seed, path, numRuns: 1 }) as unknown as readonly Draw[];
  if (draw === undefined) throw new TypeError(`${check.id}: nothing at path ${path}`);
  return alone(context, check, draw[0]);
};
