import { parentPort } from 'node:worker_threads';

/** The worker's side of `feedWorkers`: answers each item with its result. */
export const answerItems = (handle: (item: never) => Promise<unknown>): void => {
  parentPort?.on('message', ({ number, value }: { readonly number: number; readonly value: never }) => {
    void handle(value).then((result) => parentPort?.postMessage({ number, value: result }));
  });
};
