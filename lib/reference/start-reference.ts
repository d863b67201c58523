import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ConformanceError } from '../error.ts';
import { workerModule } from '../package-root.ts';
import type { Census } from './census.ts';
import type { ReferenceOptions, Started } from './reference-messages.ts';
import type { Service } from './start-service.ts';

/** A {@link Service} in a separate thread. */
export interface Reference extends Omit<Service, 'census'> {
  census(): Promise<Census>;
}

/** The next message of the thread. @throws ConformanceError ERR_INTERNAL if the thread ends instead. */
const hear = async <T>(worker: Worker, ended: AbortSignal): Promise<T> => {
  try {
    const [message] = (await once(worker, 'message', { signal: ended })) as [T];
    return message;
  } catch (error) {
    const why = error instanceof Error && error.name !== 'AbortError' ? error.message : 'its thread has ended';
    throw new ConformanceError('ERR_INTERNAL', `the reference has broken down: ${why}`, { cause: error });
  }
};

/**
 * Starts the reference in a separate thread, so that its work never delays the clocks of the process that judges it. The process lives on until it is closed.
 *
 * @throws ConformanceError ERR_USAGE if it cannot listen, ERR_INTERNAL if its thread fails.
 */
export const startReference = async (options: ReferenceOptions = {}): Promise<Reference> => {
  const worker = new Worker(workerModule(import.meta.url, 'lib/reference/reference-worker'), {
    workerData: options,
    execArgv: [],
  });
  const ended = new AbortController();
  worker.once('exit', () => ended.abort());
  // Pending calls are rejected; later requests simply get no response, which their callers notice.
  worker.on('error', () => undefined);
  const started = await hear<Started>(worker, ended.signal);
  if ('failed' in started) {
    await worker.terminate();
    throw new ConformanceError(started.code, started.failed);
  }
  const close = async (): Promise<void> => {
    await worker.terminate();
  };
  const ask = (): Promise<Census> => {
    const answer = hear<Census>(worker, ended.signal);
    worker.postMessage('census');
    return answer;
  };
  // One at a time, so that each request gets its own response.
  let asked: Promise<Census> | undefined;
  const census = (): Promise<Census> => (asked = asked?.then(ask, ask) ?? ask());
  return { ...started, census, close, [Symbol.asyncDispose]: close };
};
