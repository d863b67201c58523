import type { CallStep, Step } from '../contract/step.ts';
import type { StatusWord } from '../spec/status-word.ts';
import type { Expected } from './expected.ts';
import { initialModel } from './model.ts';
import { stepModel } from './step-model.ts';

/** The result of comparing the hand-written expectations of a scenario with those of the model. */
export interface Comparison {
  /** The number of expectations that both have. */
  readonly compared: number;
  /** One sentence for each difference. */
  readonly disagreements: readonly string[];
}

const none: Comparison = { compared: 0, disagreements: [] };

const add = (one: Comparison, other: Comparison): Comparison => ({
  compared: one.compared + other.compared,
  disagreements: [...one.disagreements, ...other.disagreements],
});

const comparison = (agrees: boolean, sentence: string): Comparison => ({
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

/** What the author accepts. Without `expect`: the documented successes. */
const written = ({ expect = 'success' }: CallStep): readonly (StatusWord | number)[] => [expect].flat();

/** A number is accepted beside a word, and stands for none. */
const accepts = (hand: readonly (StatusWord | number)[], answer: StatusWord): boolean =>
  hand.includes(answer) || (answer === 'success' && hand.includes('any-success'));

/** A hand-written case may accept more than the model (a `should` that a step does not judge). It must accept everything the model does. */
const compareStatus = (call: CallStep, { answers }: Expected, at: string): Comparison => {
  if (answers === undefined) return none;
  const hand = written(call);
  const agrees = answers.every((answer) => accepts(hand, answer));
  return comparison(agrees, `${at}: ${call.operation} answers ${list(hand)} by hand, ${list(answers)} by the model`);
};

const compareAudience = (call: CallStep, { reaches, maybe = [] }: Expected, at: string): Comparison => {
  if (reaches === undefined || (call.reaches === undefined && call.mayReach !== undefined)) return none;
  const hand = call.reaches ?? [];
  const may = call.mayReach ?? [];
  const agrees =
    hand.every((probe) => reaches.includes(probe) || maybe.includes(probe)) &&
    reaches.every((probe) => hand.includes(probe) || may.includes(probe));
  return comparison(agrees, `${at}: ${call.operation} reaches ${list(hand)} by hand, ${list(reaches)} by the model`);
};

const compareCall = (call: CallStep, expected: Expected, at: string): Comparison => {
  if (call.observe !== undefined) return none;
  const status = compareStatus(call, expected, at);
  return call.reaches === undefined && expected.answers === undefined
    ? status
    : add(status, compareAudience(call, expected, at));
};

const compareProbe = (step: Step, { probe }: Expected, at: string): Comparison => {
  if (probe === undefined || ('observe' in step && step.observe !== undefined)) return none;
  const isClosed = step.do === 'closed' || (step.do === 'connect' && step.refused !== undefined);
  const hand = isClosed ? 'closed' : 'open';
  return comparison(hand === probe, `${at}: after ${step.do} the connection is ${hand} by hand, ${probe} by the model`);
};

const compare = (step: Step, expected: Expected, at: string): Comparison => {
  switch (step.do) {
    case 'call':
      return compareCall(step, expected, at);
    case 'hold':
      return compareCall(step.call, expected, `${at}.call`);
    case 'together':
    case 'outlast':
      return (step.steps ?? [])
        .map((member, index) => compare(member, expected.members?.[index] ?? {}, `${at}.steps[${index}]`))
        .reduce(add, none);
    default:
      return compareProbe(step, expected, at);
  }
};

/** Replays the steps of a scenario through the model, and compares what the author expects with what the model computes. */
export const witness = (steps: readonly Step[]): Comparison => {
  let model = initialModel();
  let total = none;
  steps.forEach((step, index) => {
    const moved = stepModel(model, step);
    total = add(total, compare(step, moved.expected, `$.steps[${index}]`));
    model = moved.model;
  });
  return total;
};
