import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '../../../fixtures/proxy/seeded-random.ts';
import { startReplicas } from '../../../fixtures/replicas/start-replicas.ts';
import { startProxy } from '../../../fixtures/proxy/start-proxy.ts';
import type { Census } from '../../reference/census.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import { startService, type Service } from '../../reference/start-service.ts';
import { loadProfile } from '../../target/load-profile.ts';
import type { Condition } from './condition.ts';
import { laggingEffects } from './lagging-effects.ts';
import { watchCrossings } from './watch-crossings.ts';

export interface ServiceWorkerData {
  readonly conditions: readonly Condition[];
  readonly accessKey: string;
  readonly pingIntervalMs: number;
  readonly clientTimeoutMs: number;
  readonly seed: number;
}

/** What is left in the services when every run has gone. */
export interface Leftovers {
  readonly censuses: readonly {
    readonly condition: string;
    readonly census: Census;
    /** The longest that an effect lagged: under a condition's budget, or the service was not correct. */
    readonly longestLagMs: number;
  }[];
  /** How many frames of one run were delivered to another. */
  readonly crossings: number;
}

const { conditions, seed, ...settings } = workerData as ServiceWorkerData;
let crossings = 0;

const startServiceOf = ({ replicas }: Condition, policies: Policies, seedOfIt: number): Promise<Service> => {
  if (replicas === undefined) return startService({ ...settings, policies });
  const { pingIntervalMs, clientTimeoutMs } = loadProfile(replicas.profile).timing;
  return startReplicas({
    replicas: [policies, policies],
    settings: { ...settings, pingIntervalMs, clientTimeoutMs },
    traits: replicas.traits,
    seed: seedOfIt,
  });
};

const start = async (condition: Condition, index: number) => {
  const { id, network, lag } = condition;
  const correct = watchCrossings(correctPolicies(), () => (crossings += 1));
  const random = seededRandom(seed * 31 + index);
  let longestLagMs = 0;
  const onEffect = (lagMs: number): void => void (longestLagMs = Math.max(longestLagMs, lagMs));
  const policies = lag === undefined ? correct : laggingEffects(correct, { mostMs: lag.mostMs, random, onEffect });
  const service = await startServiceOf(condition, policies, seed * 31 + index);
  const proxy = await startProxy({ targetUrl: service.url, seed: seed + index, ...network });
  return { condition: id, service, proxy, longestLag: () => longestLagMs };
};

const running = await Promise.all(conditions.map(start));
parentPort?.on('message', () => {
  const censuses = running.map(({ condition, service, longestLag }) => ({
    condition,
    census: service.census(),
    longestLagMs: longestLag(),
  }));
  parentPort?.postMessage({ censuses, crossings } satisfies Leftovers);
});
parentPort?.postMessage(running.map(({ condition, proxy }) => [condition, proxy.url]));
