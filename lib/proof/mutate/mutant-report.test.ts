import { describe, expect, it } from 'vitest';
import type { MutantResult } from './mutant-result.ts';
import { referenceWords } from './mutant-conditions.ts';
import { renderMutants, summariseMutants } from './mutant-report.ts';

const result = (mutant: string, state: MutantResult['state'], by = ''): MutantResult => ({
  mutant,
  state,
  by,
  inconclusive: [],
  durationMs: 1,
});

const results = [
  result('a.ts · one', 'killed', 'c/c'),
  result('a.ts · two', 'killed', 'c/d'),
  result('a.ts · three', 'killed', 'c/c'),
  result('b.ts · like it', 'survived'),
  result('b.ts · unsaid', 'noticed', 'c/d: what it does'),
  result('b.ts · no check', 'survived'),
  result('b.ts · broken', 'did not start'),
];
const equivalents = {
  files: [{ file: 'z.ts', why: 'Nobody sees it.' }],
  mutants: [
    { mutant: 'b.ts · like it', why: 'The same | at once.', unjudged: false },
    { mutant: 'b.ts · unsaid', why: 'No document says.', unjudged: true },
    { mutant: 'a.ts · two', why: 'So it was thought.', unjudged: false },
  ],
};

const conditions = { profile: 'reference', deliveryMs: 600, requestMs: 3000, seed: 1, fewRuns: 0.2 };

describe('the figures of mutants', () => {
  it('leave out of the score what changes nothing, and what did not start', () => {
    expect(summariseMutants(results, equivalents)).toEqual({
      mutants: 7,
      killed: 3,
      noticed: 1,
      survived: 2,
      didNotStart: 1,
      equivalent: 1,
      unjudged: 1,
      score: 3 / 4,
      scoreOfAll: 3 / 5,
      unexplained: ['b.ts · no check'],
      stale: ['a.ts · two'],
    });
  });

  it('are published with every survivor and why', () => {
    const rows = results.map(({ mutant, state, by }) => ({ mutant, state, by, commit: 'abc' }));
    const page = renderMutants(rows, { equivalents, words: referenceWords(conditions), missing: 2 });
    expect(page).toContain('- Commit: abc (7 mutants).');
    expect(page).toContain('- Profile: `reference`, with 600 ms for a delivery and 3000 ms for an answer.');
    expect(page).toContain('- Not tried: 2 mutants.');
    expect(page).toContain('**75.0 % die of the mutants');
    expect(page).toContain('| a.ts | 3 | 3 | 0 | 0 | 0 |');
    expect(page).toContain('| `b.ts · like it` | survived | nobody sees it | The same \\| at once. |');
    expect(page).toContain('| `b.ts · no check` | survived | **not explained** |');
    expect(page).toContain('Not mutated: z.ts. Nobody sees it.');
  });
});
