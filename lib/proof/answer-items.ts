import { parentPort } from 'node:worker_threads';

/** The worker's side of `feedWorkers`: answers each item with its result. */
export const answerItems = <Item, Result>(handle: (item: Item) => Promise<Result>): void => {
  parentPort?.on('message', ({ number, value }: { readonly number: number; readonly value: Item }) => {
    void handle(value).then((result) => parentPort?.postMessage({ number, value: result }));
  });
};
