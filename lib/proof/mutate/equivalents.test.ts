import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../package-root.ts';
import { allMutants } from './all-mutants.ts';
import { engineMutants } from './engine/engine-mutants.ts';
import { engineEquivalents, loadEquivalents, referenceEquivalents } from './equivalents.ts';

describe.each([
  ['the reference', referenceEquivalents, allMutants, 'lib/reference/'],
  ['the engine', engineEquivalents, engineMutants, 'lib/'],
] as const)('the list of equivalent mutants of %s', (_of, place, mutantsOf, folder) => {
  const equivalents = loadEquivalents(place);
  const { files, mutants } = equivalents;

  it('names mutants that there are, each once', () => {
    const known = new Set(mutantsOf(equivalents).map(({ id }) => id));
    const named = mutants.map(({ mutant }) => mutant);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect(named.filter((id, index) => named.indexOf(id) !== index)).toEqual([]);
  });

  it('leaves out files that there are', () => {
    expect(files.filter(({ file }) => !existsSync(packageFile(`${folder}${file}`)))).toEqual([]);
  });
});
