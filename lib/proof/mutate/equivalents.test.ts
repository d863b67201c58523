import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allMutants } from './all-mutants.ts';
import { loadEquivalents } from './equivalents.ts';
import { mutatedFolder } from './plant-mutant.ts';

describe('the list of equivalent mutants', () => {
  const { files, mutants } = loadEquivalents();

  it('names mutants that there are, each once', () => {
    const known = new Set(allMutants({ files }).map(({ id }) => id));
    const named = mutants.map(({ mutant }) => mutant);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect(named.filter((id, index) => named.indexOf(id) !== index)).toEqual([]);
  });

  it('leaves out files that there are', () => {
    expect(files.filter(({ file }) => !existsSync(new URL(file, mutatedFolder)))).toEqual([]);
  });
});
