import { describe, expect, it } from 'vitest';
import { feedWorkers } from './feed-workers.ts';

const moduleOf = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);

/** Doubles a number; ends at once for 13, and never answers 17. */
const doubling = moduleOf(`
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ number, value }) => {
    if (value === 13) throw new Error('an unlucky number');
    if (value === 14) process.exit(3);
    if (value !== 17) parentPort.postMessage({ number, value: String(2 * value) });
  });
`);

const feed = async (items: Iterable<number>, onResult?: (result: string) => void): Promise<readonly string[]> => {
  const results: string[] = [];
  await feedWorkers({
    module: doubling,
    workerData: undefined,
    items,
    workers: 2,
    abreast: 1,
    limitMs: 1000,
    lost: (item, reason) => `${item} lost: ${reason}`,
    onResult: (result: string) => {
      results.push(result);
      onResult?.(result);
    },
  });
  return results.toSorted();
};

describe('feedWorkers', () => {
  it('has every item done once', async () => {
    expect(await feed([1, 2, 3, 4, 5])).toEqual(['10', '2', '4', '6', '8']);
  });

  it('replaces a worker that breaks down, ends or falls silent, and loses only what that one held', async () => {
    const results = await feed([1, 13, 2, 14, 3, 17, 4]);
    expect(results).toEqual([
      '13 lost: an unlucky number',
      '14 lost: the worker ended with 3',
      '17 lost: no answer within 1000 ms',
      '2',
      '4',
      '6',
      '8',
    ]);
  });

  it('takes items only as they are needed, so that their maker can stop', async () => {
    let done = 0;
    const isEnough = (): boolean => done >= 3;
    const untilThree = function* (): Generator<number> {
      while (!isEnough()) yield 1;
    };
    const results = await feed(untilThree(), () => (done += 1));
    expect(results.length).toBeGreaterThanOrEqual(3);
    expect(results.length).toBeLessThanOrEqual(4);
  });
});
