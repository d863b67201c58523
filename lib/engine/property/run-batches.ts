import type { Property } from '../../contract/check.ts';
import { combineResults } from '../scenario/combine-results.ts';
import { describeSteps } from '../scenario/describe-steps.ts';
import type { Result } from '../state/result.ts';
import { inScenario } from '../scenario/run-scenario.ts';
import { runStepList } from '../steps/run-steps.ts';
import { Stop, type ScenarioRun } from '../state/scenario-run.ts';
import type { SessionContext } from '../state/session-context.ts';
import type { Step } from '../../contract/step.ts';
import { valuesAtOnce } from '../plan/values-at-once.ts';

const firstStop = (results: readonly PromiseSettledResult<void>[]): unknown => {
  const reasons = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  return (
    reasons.find((reason) => !(reason instanceof Stop)) ??
    reasons.find((reason) => reason instanceof Stop && reason.state !== 'fail') ??
    reasons[0]
  );
};

/** The values of a property in the order in which they were drawn, and at which places of it some are left out. */
export interface Drawn {
  readonly values: readonly unknown[];
  readonly leftOut: readonly boolean[];
}

/** The steps of each value; none of one that is left out, and none of one that was drawn before: done at once in one scenario, the two would undo each other's effects. */
const bodiesOf = (check: Property<unknown>, { values, leftOut }: Drawn): readonly (readonly Step[])[] => {
  const seen = new Set<string>();
  return values.map((value, index) => {
    if (leftOut[index] === true) return [];
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
  { first, ...drawn }: Drawn & { readonly first: number },
): Promise<Result> => {
  const before = check.before ?? [];
  const bodies = bodiesOf(check, drawn);
  const options = { check, steps: [...before, ...bodies.flat()] };
  const pathOf = (index: number): string => `$[${first + index}].steps`;
  const body = async (run: ScenarioRun): Promise<void> => {
    await runStepList(run, before, '$.before');
    const results = await Promise.allSettled(bodies.map((steps, index) => runStepList(run, steps, pathOf(index))));
    const stop = firstStop(results);
    if (stop !== undefined) throw stop;
  };
  const lists = Object.fromEntries(bodies.map((steps, index) => [pathOf(index), steps]));
  return describeSteps(await inScenario(context, options, body), { ...lists, '$.before': before });
};

/** Runs batches up to the first that fails. More values take more time, but not more memory or simultaneous requests. */
export const runBatches = async (
  context: SessionContext,
  check: Property<unknown>,
  { values, leftOut }: Drawn,
): Promise<Result> => {
  const results: Result[] = [];
  for (let first = 0; first < values.length; first += valuesAtOnce) {
    const part = <Item>(all: readonly Item[]): readonly Item[] => all.slice(first, first + valuesAtOnce);
    const result = await batch(context, check, { values: part(values), leftOut: part(leftOut), first });
    results.push(result);
    if (result.state !== 'pass') break;
  }
  return combineResults(results);
};
