import { expect, it } from 'vitest';
import type { MutantRow } from '../mutant-result.ts';
import { engineWords } from './engine-words.ts';

const patience = { nearMs: 8000, testsMs: 30_000, commandLineMs: 60_000 };
const order = ['a/1', 'b/1', 'a/2', 'b/2'];

const sampleOf = (...mutants: readonly string[]): string | undefined => {
  const rows = mutants.map((mutant): MutantRow => ({ mutant, state: 'killed', by: 't' }));
  return engineWords({ rows, order, seed: 7 }, patience).conditions[0];
};

it.each([
  [['b/1', 'a/1'], /^Sample: 2 mutants as they are drawn first with seed 7, of each room its share\. /],
  [['a/1', 'b/2'], /^Sample: 1 mutants .* its share, and 1 others\. /],
])('the page says which mutants have a result: %j', (mutants, text) => {
  expect(sampleOf(...mutants)).toMatch(text);
});
