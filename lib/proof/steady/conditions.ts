import { availableParallelism } from 'node:os';
import { replicaTraits, type ReplicaTraits } from '../../../fixtures/replicas/start-replicas.ts';
import type { Condition } from './condition.ts';

const everyProcessor = availableParallelism();

const far = (latencyMs: number): Condition => ({
  id: `latency-${latencyMs}`,
  says: `${latencyMs} ms each way`,
  network: { latencyMs },
  compared: true,
});

const twoReplicas = (
  id: string,
  says: string,
  traits: Partial<ReplicaTraits>,
  profile: 'local' | 'azure' = 'local',
): Condition => ({
  id: `replicas-${id}`,
  says: `two replicas that learn of each other's changes within 0.3 s: ${says}; by the profile ${profile}`,
  network: {},
  replicas: { traits: { ...replicaTraits, ...traits }, profile },
});

/**
 * What a correct service may be like. Each direction of each connection has a pace of its own, so that jitter lets what is sent on one connection
 * overtake what was sent before on another. A service that keeps its budget needs some of it for its own timers: the lag stays well under what is allowed.
 */
export const conditions: readonly Condition[] = [
  far(0),
  far(5),
  far(50),
  far(500),
  { id: 'jitter', says: '5 to 205 ms, anew for each piece of data', network: { latencyMs: 5, jitterMs: 200 } },
  { id: 'narrow', says: '256 KB a second and connection', network: { latencyMs: 5, bytesPerSecond: 256 * 1024 } },
  {
    id: 'stalls',
    says: 'nothing passes for 0.7 s, every 3 s',
    network: { latencyMs: 2, stalls: { everyMs: 3000, forMs: 700 } },
  },
  { id: 'slow-start', says: 'a new connection is dumb for 0.4 s', network: { latencyMs: 2, slowStartMs: 400 } },
  { id: 'lag', says: 'effects lag by up to 0.6 s of 1 s', network: {}, lag: { mostMs: 600, budgetMs: 1000 } },
  {
    id: 'long-lag',
    says: 'effects lag by up to 2.4 s of 3 s, 20 to 60 ms away',
    network: { latencyMs: 20, jitterMs: 40 },
    lag: { mostMs: 2400, budgetMs: 3000 },
    // What it answers with 200 is done more than a second later.
    breaks: ['monitors/done-when-said'],
  },
  twoReplicas('plain', 'requests in turn', {}),
  twoReplicas('pinned', 'each keeps its connections; only the effects on one user keep their order', {
    spreads: 'connections',
    keepsOrderOf: 'user',
  }),
  twoReplicas('late', 'clients are known up to 0.3 s after their handshake', { registersLateMs: 300 }),
  twoReplicas('idle', 'connections without a request are closed after 0.3 s, unannounced', { idleMs: 300 }),
  twoReplicas('elsewhere', 'negotiate sends clients to another port', { redirects: true }),
  twoReplicas(
    'azure',
    'all of it at once',
    { spreads: 'connections', keepsOrderOf: 'user', registersLateMs: 300, idleMs: 300, redirects: true },
    'azure',
  ),
  { id: 'busy', says: 'all processors are busy with something else', network: {}, busy: everyProcessor },
  {
    id: 'all',
    says: 'busy processors, 20 to 120 ms, stalls, slow starts, effects that lag by up to 0.6 s of 1 s',
    network: { latencyMs: 20, jitterMs: 100, stalls: { everyMs: 5000, forMs: 500 }, slowStartMs: 200 },
    lag: { mostMs: 600, budgetMs: 1000 },
    busy: everyProcessor,
  },
];
