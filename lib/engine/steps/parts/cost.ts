import type { Name } from '../../../contract/step.ts';
import type { Timing } from '../../../contract/timing.ts';
import type { Profile } from '../../../target/profile.ts';

/** The cost of a step on a correct target. Absent members are zero. */
export interface Cost {
  readonly requests?: number;
  /** Outbound messages in the service's units of 2 KB. */
  readonly messages?: number;
  /** Round trips that it takes, one after another; absent: as many as requests. */
  readonly trips?: number;
  /** Milliseconds that it waits besides. */
  readonly waitMs?: number;
  /** Client connections opened. */
  readonly connects?: number;
  /** By how much the sockets grow that we hold open, at most: one that the target should close is held until the end. */
  readonly sockets?: 1 | -1;
  /** Whether any message is sent, so that silence must be proved before its clients leave. */
  readonly sends?: true;
  /** The probe that messages can reach from then on. */
  readonly joins?: { readonly probe: string } & Client;
  /** The probe that no message reaches any more. */
  readonly leaves?: string;
  /** Key of a user of whom a relation is taken back at the end, by a request for each. */
  readonly relates?: string;
  /** Who may be taken out of an audience, which may lag; `all`: of anybody it is not known. */
  readonly vanishes?: { readonly probe: string } | { readonly user: string } | 'all';
  /** Every connection is known to the target from then on. */
  readonly knows?: true;
  /** All effects have settled. */
  readonly settles?: true;
  /** A ttl to which later steps refer. */
  readonly ttl?: { readonly label: string; readonly seconds: number };
}

/** A client that messages can reach. */
export interface Client {
  /** Key of its hub. */
  readonly hub: string;
  /** Key of its user. */
  readonly user?: string | undefined;
}

/** The state after the previous steps. */
export interface Situation {
  readonly profile: Profile;
  readonly timing: Timing;
  /** How long the run soaks, in milliseconds; undefined: it does not. */
  readonly soakMs?: number | undefined;
  /** By probe. */
  readonly clients: ReadonlyMap<string, Client>;
  /** Keys of probes and users who may still be taken out of an audience, where effects lag. */
  readonly vanishing: ReadonlySet<string>;
  /** Probes that the target may not know yet, where effects lag. */
  readonly unknown: ReadonlySet<string>;
  readonly sends: boolean;
  /** Users of whom a relation is taken back at the end, each with how many there were. */
  readonly related: ReadonlyMap<string, number>;
  /** Seconds of each labelled ttl. */
  readonly ttls: ReadonlyMap<string, number>;
}

/** A name as a key: the same for the same name. */
export const nameKey = (name: Name): string => (typeof name === 'string' ? name : JSON.stringify(name));

/** The hub of a step as a key. */
export const hubKey = (hub: Name = 'main'): string => nameKey(hub);

/** The key under which possible removals are recorded. */
export const vanishingKey = (who: NonNullable<Cost['vanishes']>): string => (who === 'all' ? who : JSON.stringify(who));

/** Whether a client may still be in an audience that it has been taken out of. */
export const mayVanish = (
  { vanishing }: Situation,
  { probe, user }: { readonly probe: string; readonly user?: string | undefined },
): boolean =>
  vanishing.has('all') ||
  vanishing.has(vanishingKey({ probe })) ||
  (user !== undefined && vanishing.has(vanishingKey({ user })));

/** The messages are sent at once, and then waited for. */
const fenceTrips = 2;

/** What it costs to prove the silence of these probes: a message to each, and one to each of their hubs, which all clients there receive. */
export const costOfFence = ({ profile, clients }: Situation, probes: readonly string[]): Cost => {
  const hubs = new Set(probes.map((probe) => clients.get(probe)?.hub).filter((hub) => hub !== undefined));
  const { without } = profile.claims;
  const direct = without.includes('sendToConnection') ? 0 : probes.filter((probe) => clients.has(probe)).length;
  if (without.includes('broadcast')) return { requests: direct, messages: direct, trips: fenceTrips };
  const receivers = [...clients.values()].filter(({ hub }) => hubs.has(hub)).length;
  return { requests: hubs.size + direct, messages: receivers + direct, trips: fenceTrips };
};
