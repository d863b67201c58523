import type { Step } from '../../contract/step.ts';
import { anyStep } from '../steps/any-step.ts';
import { costOfFence, vanishingKey, type Cost, type Situation } from '../steps/parts/cost.ts';
import type { Profile } from '../../target/profile.ts';
import type { Timing } from '../../contract/timing.ts';
import { walkSteps } from './walk-steps.ts';

/** What a scenario sends to a correct target. */
export interface Total {
  readonly requests: number;
  /** Outbound messages in the service's units of 2 KB. */
  readonly messages: number;
  /** Client connections opened. */
  readonly connects: number;
  /** The most connections open at once. */
  readonly peak: number;
  /** How long it takes, one step after another. */
  readonly ms: number;
}

/** What a scenario has sent up to one of its steps, and the resulting state. */
export interface Estimate extends Total, Situation {
  /** How many connections we hold open. */
  readonly sockets: number;
}

/** The estimate of a scenario that has not begun. @param soakMs how long the run soaks */
export const emptyEstimate = (profile: Profile, timing: Timing, soakMs?: number): Estimate => ({
  profile,
  timing,
  soakMs,
  requests: 0,
  messages: 0,
  connects: 0,
  peak: 0,
  ms: 0,
  sockets: 0,
  clients: new Map(),
  vanishing: new Set(),
  unknown: new Set(),
  sends: false,
  related: new Map(),
  ttls: new Map(),
});

const clientsAfter = (clients: Estimate['clients'], { joins, leaves }: Cost): Estimate['clients'] => {
  if (joins === undefined && leaves === undefined) return clients;
  const left = new Map(clients);
  if (leaves !== undefined) left.delete(leaves);
  if (joins !== undefined) left.set(joins.probe, joins);
  return left;
};

const nobody: ReadonlySet<string> = new Set();

const lagAfter = (
  { vanishing, unknown, profile }: Estimate,
  { vanishes, joins, leaves, settles, knows }: Cost,
): Pick<Estimate, 'vanishing' | 'unknown'> => {
  if (settles === true || profile.consistency.effectBudgetMs === 0) return { vanishing: nobody, unknown: nobody };
  const left = new Set(knows === true ? nobody : unknown);
  if (leaves !== undefined) left.delete(leaves);
  if (joins !== undefined) left.add(joins.probe);
  return {
    vanishing: vanishes === undefined ? vanishing : new Set(vanishing).add(vanishingKey(vanishes)),
    unknown: left,
  };
};

const add = (sum: Estimate, cost: Cost): Estimate => {
  const {
    requests = 0,
    messages = 0,
    connects = 0,
    sockets = 0,
    sends = false,
    relates,
    ttl,
    trips = requests,
    waitMs = 0,
  } = cost;
  return {
    ...sum,
    requests: sum.requests + requests,
    messages: sum.messages + messages,
    connects: sum.connects + connects,
    ms: sum.ms + trips * sum.timing.roundTripMs + waitMs,
    // A refused connection is also open for a moment.
    peak: Math.max(sum.peak, sum.sockets + connects),
    sockets: sum.sockets + sockets,
    clients: clientsAfter(sum.clients, cost),
    ...lagAfter(sum, cost),
    sends: sum.sends || sends,
    related:
      relates === undefined ? sum.related : new Map(sum.related).set(relates, (sum.related.get(relates) ?? 0) + 1),
    ttls: ttl === undefined ? sum.ttls : new Map(sum.ttls).set(ttl.label, ttl.seconds),
  };
};

/** Continues an estimate with these steps. */
export const estimateSteps = (before: Estimate, steps: readonly Step[]): Estimate => {
  let sum = before;
  for (const step of walkSteps(steps)) sum = add(sum, anyStep.cost(step, sum));
  return sum;
};

/** The end of a scenario: if it sent anything, fences through each client that is still there, then the relations of each user are taken back. */
export const closeEstimate = (estimate: Estimate): Total => {
  const { sends, clients, related, profile } = estimate;
  const fenced = sends ? add(estimate, costOfFence(estimate, [...clients.keys()])) : estimate;
  const cleaned = profile.claims.without.includes('removeUserFromAllGroups') ? 0 : related.size;
  const { requests, messages, connects, peak, ms } = fenced;
  return { requests: requests + cleaned, messages, connects, peak, ms };
};
