import { shapeOf } from '../../spec/shape.ts';
import type { CallStep, Json, Step } from '../../contract/step.ts';
import { walkSteps } from './walk-steps.ts';

/** What some of the steps of a scenario send. */
export interface Cost {
  readonly requests: number;
  /** Outbound messages in the service's units of 2 KB. */
  readonly messages: number;
  /** Client connections opened. */
  readonly connects: number;
  /** The most connections open at once. */
  readonly peak: number;
  /** How many more are open behind the steps than before them. */
  readonly open: number;
  /** Whether anything is sent, to whomever. */
  readonly sends: boolean;
}

const nothing: Cost = { requests: 0, messages: 0, connects: 0, peak: 0, open: 0, sends: false };

/** Silence is proved to one client by a message to it and one to the hub, where all others get it too. */
const fence = (open: number): Cost => ({ ...nothing, requests: 2, messages: 1 + open });

const unitBytes = 2048;

/** What an invocation has around its target and arguments, tag included. */
const frameBytes = 64;

const bytesOf = (value: Json | undefined): number => Buffer.byteLength(JSON.stringify(value ?? null));

const unitsOf = ({ message }: CallStep): number => {
  if (message === undefined) return 1;
  const bytes =
    'raw' in message
      ? (message.bytes ?? Buffer.byteLength(message.raw))
      : bytesOf(message.target ?? '') + bytesOf(message.arguments);
  return Math.max(1, Math.ceil((bytes + frameBytes) / unitBytes));
};

const costOfConnect = ({ refused }: Extract<Step, { do: 'connect' }>): Cost => {
  // One that must be refused is there for a moment only.
  const stays = refused === undefined ? 1 : 0;
  return { ...nothing, requests: 1, connects: 1, peak: 1, open: stays };
};

/** Where effects lag, it has to be known of each send, before the next step, that it reached nobody whom it was not for. */
const costOfDoubt = ({ reaches }: CallStep, { open }: Cost): Cost => {
  const others = reaches === undefined ? 0 : open - reaches.length;
  return others <= 0 ? nothing : { ...nothing, requests: 1 + others, messages: open + others };
};

const costOfCall = (step: CallStep, before: Cost, lags: boolean): Cost => {
  const messages = unitsOf(step) * (step.reaches ?? step.mayReach ?? []).length;
  const doubt = lags ? costOfDoubt(step, before) : nothing;
  return { ...nothing, requests: 1 + doubt.requests, messages: messages + doubt.messages };
};

/** @param before of the steps before it: a client that leaves has to have seen all that it was to see, and nothing else */
const costOfStep = (step: Step, before: Cost, lags: boolean): Cost => {
  const { open, sends } = before;
  if (step.do === 'connect') return costOfConnect(step);
  if (step.do === 'call') return costOfCall(step, before, lags);
  if (step.do === 'disconnect') return { ...(sends ? fence(open) : nothing), open: -1 };
  return step.do === 'open' ? fence(open) : nothing;
};

const isSend = (step: Step): boolean => step.do === 'call' && shapeOf(step.operation).kind === 'send';

const join = (sum: Cost, cost: Cost): Cost => ({
  requests: sum.requests + cost.requests,
  messages: sum.messages + cost.messages,
  connects: sum.connects + cost.connects,
  peak: Math.max(sum.peak, sum.open + cost.peak),
  open: sum.open + cost.open,
  sends: sum.sends || cost.sends,
});

/** Of steps one behind the other. */
export const joinCosts = (costs: readonly Cost[]): Cost => costs.reduce(join, nothing);

/** @param lags whether the profile allows effects to lag */
export const costOfSteps = (steps: readonly Step[], lags: boolean): Cost =>
  [...walkSteps(steps)].reduce(
    (sum, step) => join(sum, { ...costOfStep(step, sum, lags), sends: isSend(step) }),
    nothing,
  );

/** Of a scenario with these steps: if it sent anything, a message by two routes to each client that is still there closes it. */
export const withFences = (cost: Cost): Cost => {
  const { messages, open, requests, sends } = cost;
  if (!sends || open <= 0) return cost;
  return { ...cost, messages: messages + 2 * open, requests: requests + open + 1 };
};
