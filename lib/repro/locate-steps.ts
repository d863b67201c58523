import type { Check, Property, Scenario } from '../contract/check.ts';
import type { Finding } from '../contract/outcome.ts';
import type { Step } from '../contract/step.ts';
import { drawValues, valueCount } from '../engine/plan/draw-values.ts';
import { readyCheck } from '../engine/plan/ready-check.ts';
import type { SessionOptions } from '../engine/state/session-options.ts';
import type { Target } from '../target/target.ts';
import type { LocatedSteps } from './script-input.ts';

interface LocateOptions {
  readonly target: Target;
  readonly run: Pick<SessionOptions['run'], 'seed' | 'runs' | 'replay'>;
}

/** `$[3].steps[2].steps[0]`: the third step of the fourth value; `$.before[1]`: a step before all values. */
const place = /^\$(?:\[(?<value>\d+)\]\$?)?\.(?<list>steps|before)\[(?<step>\d+)\]/;

const valuesOf = (check: Property<unknown>, { run }: LocateOptions): readonly unknown[] =>
  run.replay?.check === check.id
    ? drawValues(check, { seed: run.seed, count: 1, path: run.replay.path })
    : drawValues(check, { seed: run.seed, count: valueCount(check, run.runs ?? 1) });

const ofProperty = (check: Property<unknown>, finding: Finding, options: LocateOptions): LocatedSteps | undefined => {
  const { value = '0', list, step } = place.exec(finding.step ?? '')?.groups ?? {};
  const at = Number(step);
  if (step === undefined) return undefined;
  if (finding.counterexample !== undefined) return { steps: finding.counterexample.steps as readonly Step[], at };
  const values = valuesOf(check, options);
  if (values.length <= Number(value)) return undefined;
  const before = check.before ?? [];
  const steps = [...before, ...check.each(values[Number(value)])];
  // Values of a batch share what comes before them; a value alone counts it among its steps.
  const isShared = finding.step?.includes('$.steps') !== true && list === 'steps';
  return { steps, at: isShared ? before.length + at : at };
};

const ofScenario = ({ steps }: Scenario, finding: Finding | undefined): LocatedSteps => {
  const step = place.exec(finding?.step ?? '')?.groups?.['step'];
  return step === undefined ? { steps } : { steps, at: Number(step) };
};

/** The steps of the check in which a finding was made; for a property those of the value. Undefined: they are not known. */
export const locateSteps = (
  check: Exclude<Check, { readonly monitor: unknown }>,
  finding: Finding | undefined,
  options: LocateOptions,
): LocatedSteps | undefined => {
  const whole = readyCheck(check as Scenario | Property<unknown>, options.target);
  if ('steps' in whole) return ofScenario(whole, finding);
  return finding === undefined ? undefined : ofProperty(whole, finding, options);
};
