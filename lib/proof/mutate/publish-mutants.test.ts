import { expect, it } from 'vitest';
import type { MutantRow } from './mutant-result.ts';
import { mergeRows } from './publish-mutants.ts';

const row = (mutant: string, commit: string): MutantRow => ({ mutant, state: 'killed', by: 'a/b', commit });

it('a mutant that was not tried again keeps its result, and one that is not there any more loses it', () => {
  const before = [row('gone', 'old'), row('two', 'old'), row('one', 'old')];
  expect(mergeRows(['one', 'two', 'three'], before, [row('two', 'new')])).toEqual([
    row('one', 'old'),
    row('two', 'new'),
  ]);
});
