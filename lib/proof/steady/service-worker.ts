import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '../../../fixtures/proxy/seeded-random.ts';
import { startProxy } from '../../../fixtures/proxy/start-proxy.ts';
import type { Census } from '../../reference/census.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import { startService } from '../../reference/start-service.ts';
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

const start = async ({ id, network, lag }: Condition, index: number) => {
  const correct = watchCrossings(correctPolicies(), () => (crossings += 1));
  const random = seededRandom(seed * 31 + index);
  let longestLagMs = 0;
  const onEffect = (lagMs: number): void => void (longestLagMs = Math.max(longestLagMs, lagMs));
  const policies = lag === undefined ? correct : laggingEffects(correct, { mostMs: lag.mostMs, random, onEffect });
  const service = await startService({ ...settings, policies });
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
