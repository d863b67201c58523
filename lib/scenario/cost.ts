import type { CallStep, Json, Step } from './step.ts';
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
}

const nothing: Cost = { requests: 0, messages: 0, connects: 0, peak: 0, open: 0 };

/** Silence is proved to one client by a message on each of two routes. */
const fence: Cost = { ...nothing, requests: 2, messages: 2 };

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

const costOfStep = (step: Step): Cost => {
  if (step.do === 'connect') {
    // One that must be refused is there for a moment only.
    const stays = step.refused === undefined ? 1 : 0;
    return { ...nothing, requests: 1, connects: 1, peak: 1, open: stays };
  }
  if (step.do === 'disconnect') return { ...fence, open: -1 };
  if (step.do === 'open') return fence;
  if (step.do !== 'call') return nothing;
  return { ...nothing, requests: 1, messages: unitsOf(step) * (step.reaches ?? step.mayReach ?? []).length };
};

/** Of steps one behind the other. */
export const joinCosts = (costs: readonly Cost[]): Cost =>
  costs.reduce(
    (sum, cost) => ({
      requests: sum.requests + cost.requests,
      messages: sum.messages + cost.messages,
      connects: sum.connects + cost.connects,
      peak: Math.max(sum.peak, sum.open + cost.peak),
      open: sum.open + cost.open,
    }),
    nothing,
  );

export const costOfSteps = (steps: readonly Step[]): Cost => joinCosts([...walkSteps(steps)].map(costOfStep));

/** Of a scenario with these steps: a message to each client by two routes closes it, if it sends any. */
export const withFences = (cost: Cost): Cost => {
  const { messages, connects, requests } = cost;
  if (messages === 0 || connects === 0) return cost;
  return { ...cost, messages: messages + 2 * connects, requests: requests + connects + 1 };
};
