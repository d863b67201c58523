import type { CallStep, Step } from '../contract/step.ts';
import { operationOf } from '../spec/operations.ts';
import type { Expected } from './expected.ts';
import { initialModel } from './model.ts';
import { stepModel } from './step-model.ts';

/** What came of laying the hand-written expectations of a scenario beside the model's. */
export interface Testimony {
  /** How many expectations both had. */
  readonly compared: number;
  /** One sentence for each on which they differ. */
  readonly disagreements: readonly string[];
}

const none: Testimony = { compared: 0, disagreements: [] };

const add = (one: Testimony, other: Testimony): Testimony => ({
  compared: one.compared + other.compared,
  disagreements: [...one.disagreements, ...other.disagreements],
});

const testify = (agrees: boolean, sentence: string): Testimony => ({
  compared: 1,
  disagreements: agrees ? [] : [sentence],
});

const list = (of: readonly (number | string)[]): string =>
  of.length === 0
    ? 'nobody'
    : of
        .map(String)
        .toSorted((one, other) => one.localeCompare(other))
        .join(', ');

/** What a call without `expect` is judged by: the documented successes. */
const written = ({ expect, operation }: CallStep): readonly number[] => {
  if (expect === undefined) return operationOf(operation).statuses.filter((status) => status < 300);
  return typeof expect === 'number' ? [expect] : expect;
};

/** Hand-written cases may allow more than the model (a `should` that a step does not judge), never less, and never something else only. */
const compareStatus = (call: CallStep, { statuses }: Expected, at: string): Testimony => {
  if (statuses === undefined) return none;
  const hand = written(call);
  const agrees = statuses.every((status) => hand.includes(status));
  return testify(agrees, `${at}: ${call.operation} answers ${list(hand)} by hand, ${list(statuses)} by the model`);
};

const compareAudience = (call: CallStep, { reaches, maybe = [] }: Expected, at: string): Testimony => {
  if (reaches === undefined || (call.reaches === undefined && call.mayReach !== undefined)) return none;
  const hand = call.reaches ?? [];
  const may = call.mayReach ?? [];
  const agrees =
    hand.every((probe) => reaches.includes(probe) || maybe.includes(probe)) &&
    reaches.every((probe) => hand.includes(probe) || may.includes(probe));
  return testify(agrees, `${at}: ${call.operation} reaches ${list(hand)} by hand, ${list(reaches)} by the model`);
};

const compareCall = (call: CallStep, expected: Expected, at: string): Testimony => {
  if (call.observe !== undefined) return none;
  const status = compareStatus(call, expected, at);
  return call.reaches === undefined && expected.statuses === undefined
    ? status
    : add(status, compareAudience(call, expected, at));
};

const compareProbe = (step: Step, { probe }: Expected, at: string): Testimony => {
  if (probe === undefined || ('observe' in step && step.observe !== undefined)) return none;
  const isClosed = step.do === 'closed' || (step.do === 'connect' && step.refused !== undefined);
  const hand = isClosed ? 'closed' : 'open';
  return testify(hand === probe, `${at}: after ${step.do} the connection is ${hand} by hand, ${probe} by the model`);
};

const compare = (step: Step, expected: Expected, at: string): Testimony => {
  switch (step.do) {
    case 'call':
      return compareCall(step, expected, at);
    case 'hold':
      return compareCall(step.call, expected, `${at}.call`);
    case 'together':
      return step.steps
        .map((member, index) => compare(member, expected.members?.[index] ?? {}, `${at}.steps[${index}]`))
        .reduce(add, none);
    default:
      return compareProbe(step, expected, at);
  }
};

/** Replays the steps of a scenario through the model, and lays what their author expects beside what the model does. */
export const witness = (steps: readonly Step[]): Testimony => {
  let model = initialModel();
  let testimony = none;
  steps.forEach((step, index) => {
    const moved = stepModel(model, step);
    testimony = add(testimony, compare(step, moved.expected, `$.steps[${index}]`));
    model = moved.model;
  });
  return testimony;
};
