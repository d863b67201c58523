import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Property } from '../../contract/check.ts';
import { drawValues, propertySeed } from './draw-values.ts';

const words: Property<unknown> = {
  id: 'c/words',
  title: 'Any word',
  verifies: ['c/words'],
  arbitrary: fc.string({ maxLength: 30 }),
  each: () => [],
  runs: 1,
};

const checkOptions = (seed: number, path: string): fc.Parameters<[unknown]> => ({
  seed: propertySeed(words, seed),
  path,
  numRuns: 1,
});

describe('a drawn value', () => {
  it('is the one that a search begins with at its index', async () => {
    const drawn = drawValues(words, { seed: 7, count: 30 });
    const begun: unknown[] = [];
    for (const index of drawn.keys()) {
      const property = fc.asyncProperty(words.arbitrary, async (value) => void begun.push(value));
      await fc.check(property, checkOptions(7, String(index)));
    }
    expect(begun).toEqual(drawn);
  });

  it('is found again by the path that a search ended with', async () => {
    let replayed = 0;
    for (let seed = 0; seed < 50; seed += 1) {
      let smallest: unknown;
      const property = fc.asyncProperty(words.arbitrary, async (value) => {
        if (/[a-m]/.test(String(value))) smallest = value;
        return !/[a-m]/.test(String(value));
      });
      const { counterexamplePath: path } = await fc.check(property, checkOptions(seed, '0'));
      if (path === null) continue;
      replayed += 1;
      expect(drawValues(words, { seed, count: 1, path })).toEqual([smallest]);
    }
    expect(replayed).toBeGreaterThan(10);
  });
});
