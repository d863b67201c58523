import type { Check, Property, Scenario } from './check.ts';
import { notApplicable } from './not-applicable.ts';
import type { SessionOptions } from './session-options.ts';
import type { CallStep, Json, Step } from './step.ts';
import { stepsOf } from './steps-of.ts';
import { valuesAtOnce } from './values-at-once.ts';
import { peakSockets, walkSteps } from './walk-steps.ts';

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

const none: Omit<Forecast, 'checks'> = { requests: 0, messages: 0, connects: 0, peakSockets: 0 };

const addUp = (costs: readonly Omit<Forecast, 'checks'>[]): Omit<Forecast, 'checks'> =>
  costs.reduce(
    (total, cost) => ({
      requests: total.requests + cost.requests,
      messages: total.messages + cost.messages,
      connects: total.connects + cost.connects,
      peakSockets: Math.max(total.peakSockets, cost.peakSockets),
    }),
    none,
  );

const bytesOf = (value: Json | undefined): number => JSON.stringify(value ?? null).length;

const unitsOf = ({ message }: CallStep): number => {
  if (message === undefined) return 1;
  const bytes =
    'raw' in message
      ? (message.bytes ?? message.raw.length)
      : bytesOf(message.target ?? '') + bytesOf(message.arguments);
  return Math.max(1, Math.ceil(bytes / 2048));
};

const costOf = (steps: readonly Step[]): Omit<Forecast, 'checks'> => {
  let requests = 0;
  let messages = 0;
  let connects = 0;
  for (const step of walkSteps(steps)) {
    if (step.do === 'connect') connects += 1;
    if (step.do === 'call') {
      requests += 1;
      messages += unitsOf(step) * (step.reaches ?? step.mayReach ?? []).length;
    }
  }
  const fences = messages > 0 ? 2 * connects : 0;
  return {
    requests: requests + connects + (fences > 0 ? connects + 1 : 0),
    messages: messages + fences,
    connects,
    peakSockets: peakSockets(steps),
  };
};

/** The values of a batch share what is done before them, and the fences behind them. */
const costOfBatches = (check: Property<unknown>, one: readonly Step[], runs: number): Omit<Forecast, 'checks'> => {
  const before = check.before ?? [];
  const each = one.slice(before.length);
  const costOfBatch = (values: number): Omit<Forecast, 'checks'> =>
    costOf([...before, ...Array.from({ length: values }, () => each).flat()]);
  const last = runs % valuesAtOnce;
  return addUp([
    ...Array.from({ length: Math.floor(runs / valuesAtOnce) }, () => costOfBatch(valuesAtOnce)),
    ...(last > 0 ? [costOfBatch(last)] : []),
  ]);
};

const costOfProperty = (check: Property<unknown>, { run }: SessionOptions): Omit<Forecast, 'checks'> => {
  const runs = Math.max(1, Math.round(check.runs * run.runs));
  const one = stepsOf(check, run.seed);
  return check.apart === true
    ? addUp(Array.from({ length: runs }, () => costOf(one)))
    : costOfBatches(check, one, runs);
};

const costOfCheck = (check: Scenario | Property<unknown>, options: SessionOptions): Omit<Forecast, 'checks'> =>
  'arbitrary' in check ? costOfProperty(check, options) : costOf(check.steps);

/** Counts what the checks will send. Sends nothing. */
export const forecast = (checks: readonly Check[], options: SessionOptions): Forecast => {
  const sending = checks.flatMap((check) =>
    notApplicable(check, options) !== undefined || 'monitor' in check ? [] : [check],
  );
  return { checks: sending.length, ...addUp(sending.map((check) => costOfCheck(check, options))) };
};
