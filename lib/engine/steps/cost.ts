import type { Name } from '../../contract/step.ts';
import type { Timing } from '../../contract/timing.ts';
import type { Profile } from '../../target/profile.ts';

/** What a step costs a correct target. What is absent is nothing. */
export interface Cost {
  readonly requests?: number;
  /** Outbound messages in the service's units of 2 KB. */
  readonly messages?: number;
  /** Client connections opened. */
  readonly connects?: number;
  /** By how much the sockets grow that we hold open, at most: one that the target should close is held until the end. */
  readonly sockets?: 1 | -1;
  /** Whether a message is sent, to whomever: then silence has to be proved before its clients leave. */
  readonly sends?: true;
  /** The probe that messages can reach from then on. */
  readonly joins?: { readonly probe: string; readonly hub: string };
  /** The probe that no message reaches any more. */
  readonly leaves?: string;
  /** Key of a user of whom a relation is taken back at the end, by a request for each. */
  readonly relates?: string;
  /** A ttl to which later steps refer. */
  readonly ttl?: { readonly label: string; readonly seconds: number };
}

/** What the steps before have brought about. */
export interface Situation {
  readonly profile: Profile;
  readonly timing: Timing;
  /** The hub of each probe that messages can reach. */
  readonly clients: ReadonlyMap<string, string>;
  readonly sends: boolean;
  /** Users of whom a relation is taken back at the end. */
  readonly related: ReadonlySet<string>;
  /** Seconds of each labelled ttl. */
  readonly ttls: ReadonlyMap<string, number>;
}

/** Hubs as keys: the same for the same hub. */
export const hubKey = (hub: Name = 'main'): string => (typeof hub === 'string' ? hub : JSON.stringify(hub));

/** What it costs to prove the silence of these probes: a message to each, and one to each of their hubs, which all clients there receive. */
export const costOfFence = ({ profile, clients }: Situation, probes: readonly string[]): Cost => {
  const hubs = new Set(probes.map((probe) => clients.get(probe)).filter((hub) => hub !== undefined));
  const { without } = profile.claims;
  const direct = without.includes('sendToConnection') ? 0 : probes.filter((probe) => clients.has(probe)).length;
  if (without.includes('broadcast')) return { requests: direct, messages: direct };
  const receivers = [...clients.values()].filter((hub) => hubs.has(hub)).length;
  return { requests: hubs.size + direct, messages: receivers + direct };
};
