import { parentPort, workerData } from 'node:worker_threads';
import { ConformanceError, type ErrorCode } from '../error.ts';
import type { ReferenceOptions } from './start-reference.ts';
import { startService } from './start-service.ts';

/** What {@link startReference}'s thread says first: where it is, or why it could not start. */
export type Started =
  | { readonly url: string; readonly accessKey: string; readonly connectionString: string }
  | { readonly failed: string; readonly code: ErrorCode };

const say = (message: unknown): void => parentPort?.postMessage(message);

try {
  const service = await startService(workerData as ReferenceOptions);
  const { url, accessKey, connectionString } = service;
  // The only question there is.
  parentPort?.on('message', () => say(service.census()));
  say({ url, accessKey, connectionString } satisfies Started);
} catch (error) {
  const code = error instanceof ConformanceError ? error.code : 'ERR_INTERNAL';
  say({ failed: (error as Error).message, code } satisfies Started);
}
