import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Leftovers, ServiceWorkerData } from './service-worker.ts';

/** The correct reference under every condition, in a thread of its own. */
export interface Services extends AsyncDisposable {
  /** Base of each condition's service as the runs see it: through the proxy. */
  readonly urls: ReadonlyMap<string, string>;
  leftovers(): Promise<Leftovers>;
}

/** Starts a service, and the network that lies before it, for each condition. */
export const startServices = async (data: ServiceWorkerData): Promise<Services> => {
  const worker = new Worker(new URL('service-worker.js', import.meta.url), { workerData: data });
  const answer = async <T>(): Promise<T> => ((await once(worker, 'message')) as [T])[0];
  return {
    urls: new Map(await answer<[string, string][]>()),
    leftovers: async () => {
      worker.postMessage('leftovers');
      return answer<Leftovers>();
    },
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  };
};
