import { Worker } from 'node:worker_threads';

interface FeedOptions<Item, Result> {
  /** The worker's module: it answers each message (an item) with one message (its result). */
  readonly module: URL;
  readonly workerData: unknown;
  /** Taken one by one as workers come free, so that whoever makes them can stop at any time. */
  readonly items: Iterable<Item>;
  readonly workers: number;
  /** Items under way at once in one worker. */
  readonly abreast: number;
  /** What an item becomes whose worker broke down or did not answer in time. */
  readonly lost: (item: Item, reason: string) => Result;
  readonly limitMs: number;
  readonly onResult: (result: Result) => void;
}

/** Much is made and soon forgotten: with V8's default, a tenth of the time goes into clearing up. */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

interface Numbered<Value> {
  readonly number: number;
  readonly value: Value;
}

const numbered = function* <Value>(values: Iterable<Value>): Generator<Numbered<Value>> {
  let number = 0;
  for (const value of values) yield { number: number++, value };
};

/** One worker's life: fed until nothing waits; when it breaks down or falls silent, what it held is lost and a new one takes over. */
const employ = <Item, Result>(
  options: FeedOptions<Item, Result>,
  waiting: Iterator<Numbered<Item>, unknown, undefined>,
): Promise<void> =>
  new Promise((resolve) => {
    const held = new Map<number, Item>();
    const worker = new Worker(options.module, { workerData: options.workerData, resourceLimits });
    let alarm: NodeJS.Timeout | undefined;
    const end = (reason: string | undefined): void => {
      clearTimeout(alarm);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      for (const item of held.values()) options.onResult(options.lost(item, reason ?? 'ended'));
      void worker.terminate().then(() => resolve(reason === undefined ? undefined : employ(options, waiting)));
    };
    const feed = (): void => {
      clearTimeout(alarm);
      alarm = setTimeout(() => end(`no answer within ${options.limitMs} ms`), options.limitMs);
      while (held.size < options.abreast) {
        const next = waiting.next();
        if (next.done === true) break;
        held.set(next.value.number, next.value.value);
        worker.postMessage(next.value);
      }
      if (held.size === 0) end(undefined);
    };
    worker.on('error', (error) => end(error.message));
    worker.on('exit', (code) => end(`the worker ended with ${code}`));
    worker.on('message', ({ number, value }: Numbered<Result>) => {
      held.delete(number);
      options.onResult(value);
      feed();
    });
    feed();
  });

/** Hands items to a few worker threads, each working on several at once, until all are done. */
export const feedWorkers = async <Item, Result>(options: FeedOptions<Item, Result>): Promise<void> => {
  const waiting = numbered(options.items);
  await Promise.all(Array.from({ length: options.workers }, () => employ(options, waiting)));
};
