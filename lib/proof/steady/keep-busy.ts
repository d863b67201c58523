import { Worker } from 'node:worker_threads';

const busyMs = 80;
const idleMs = 20;

/** Keeps so many processors busy, four fifths of the time, until disposed of. */
export const keepBusy = (threads: number): AsyncDisposable => {
  const module = new URL('busy-worker.js', import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(module, { workerData: { busyMs, idleMs } }));
  return {
    [Symbol.asyncDispose]: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
};
