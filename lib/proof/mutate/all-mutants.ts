import { readFileSync } from 'node:fs';
import type { Equivalents } from './equivalents.ts';
import { findMutants } from './find-mutants.ts';
import type { Mutant } from './mutant.ts';
import { entry, mutatedFolder } from './plant-mutant.ts';
import { reachableFiles } from './reachable-files.ts';

/** Every mutant of the reference's own source, but of the files that show nothing to a client. */
export const allMutants = ({ files }: Pick<Equivalents, 'files'>): readonly Mutant[] => {
  const left = new Set(files.map(({ file }) => file));
  return reachableFiles(mutatedFolder, entry)
    .filter((file) => !left.has(file))
    .flatMap((file) => findMutants(file, readFileSync(new URL(file, mutatedFolder), 'utf8')));
};
