import type { Check, Property, Scenario } from './check.ts';
import { notApplicable } from './not-applicable.ts';
import type { SessionOptions } from './session-options.ts';
import type { CallStep, Json, Step } from './step.ts';
import { stepsOf } from './steps-of.ts';
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

const none: Forecast = { checks: 0, requests: 0, messages: 0, connects: 0, peakSockets: 0 };

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

const costOfProperty = (check: Property<unknown>, { run }: SessionOptions): Omit<Forecast, 'checks'> => {
  const runs = Math.max(1, Math.round(check.runs * run.runs));
  const one = costOf(stepsOf(check, run.seed));
  const before = check.apart === true ? costOf([]) : costOf(check.before ?? []);
  const times = (pick: (cost: Omit<Forecast, 'checks'>) => number): number =>
    pick(before) + runs * (pick(one) - pick(before));
  return {
    requests: times(({ requests }) => requests),
    messages: times(({ messages }) => messages),
    connects: times(({ connects }) => connects),
    peakSockets: one.peakSockets,
  };
};

const costOfCheck = (check: Scenario | Property<unknown>, options: SessionOptions): Omit<Forecast, 'checks'> =>
  'arbitrary' in check ? costOfProperty(check, options) : costOf(check.steps);

/** Counts what the checks will send. Sends nothing. */
export const forecast = (checks: readonly Check[], options: SessionOptions): Forecast =>
  checks.reduce((total, check) => {
    if (notApplicable(check, options) !== undefined || 'monitor' in check) return total;
    const cost = costOfCheck(check, options);
    return {
      checks: total.checks + 1,
      requests: total.requests + cost.requests,
      messages: total.messages + cost.messages,
      connects: total.connects + cost.connects,
      peakSockets: Math.max(total.peakSockets, cost.peakSockets),
    };
  }, none);
