import { Worker } from 'node:worker_threads';
import type { MutantServiceData } from './mutant-service-worker.ts';

/** A mutant of the service, in a thread of its own: it may break down or loop for ever without taking anything with it. */
export interface RunningMutant extends AsyncDisposable {
  readonly url: string;
  /** Settles when the service has broken down, with how. */
  readonly end: Promise<string>;
}

const startLimitMs = 10_000;
/** Without a sign of life for so long it hangs. */
const silenceMs = 8000;

const watch = (worker: Worker): Promise<string> =>
  new Promise((resolve) => {
    let alarm: NodeJS.Timeout | undefined;
    const end = (how: string): void => {
      clearTimeout(alarm);
      resolve(how);
    };
    worker.on('message', () => {
      clearTimeout(alarm);
      alarm = setTimeout(() => end('the service hangs'), silenceMs);
      alarm.unref();
    });
    worker.once('error', (error) => end(`the service broke down: ${error.message}`));
    worker.once('exit', () => end('the service ended'));
  });

const startOf = (worker: Worker): Promise<string> =>
  new Promise((resolve, reject) => {
    const alarm = setTimeout(() => reject(new Error('did not start in time')), startLimitMs);
    worker.on('message', (message: 'alive' | { readonly url: string }) => {
      clearTimeout(alarm);
      if (typeof message === 'object') resolve(message.url);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('ended while starting')));
  });

/** @throws Error: it did not start */
export const startMutant = async (data: MutantServiceData): Promise<RunningMutant> => {
  const worker = new Worker(new URL('mutant-service-worker.js', import.meta.url), { workerData: data });
  const end = watch(worker);
  const dispose = async (): Promise<void> => void (await worker.terminate());
  try {
    return { url: await startOf(worker), end, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
};
