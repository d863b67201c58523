import { parentPort, workerData } from 'node:worker_threads';
import { ConformanceError } from '../error.ts';
import type { ReferenceOptions, Started } from './reference-messages.ts';
import { startService } from './start-service.ts';

const say = (message: unknown): void => parentPort?.postMessage(message);

try {
  const service = await startService(workerData as ReferenceOptions);
  const { url, accessKey, connectionString } = service;
  // The only supported message.
  parentPort?.on('message', () => say(service.census()));
  say({ url, accessKey, connectionString } satisfies Started);
} catch (error) {
  const code = error instanceof ConformanceError ? error.code : 'ERR_INTERNAL';
  say({ failed: (error as Error).message, code } satisfies Started);
}
