import { parentPort, workerData } from 'node:worker_threads';
import type { startService } from '../../reference/start-service.ts';

/** What a thread is given that runs one mutant of the service. */
export interface MutantServiceData {
  readonly module: string;
  readonly accessKey: string;
  readonly pingIntervalMs: number;
  readonly clientTimeoutMs: number;
}

const signOfLifeMs = 250;

const { module, ...settings } = workerData as MutantServiceData;
const service = await ((await import(module)) as { readonly startService: typeof startService }).startService(settings);
// Whoever loops for ever does not say this any more.
setInterval(() => parentPort?.postMessage('alive'), signOfLifeMs);
parentPort?.postMessage({ url: service.url });
