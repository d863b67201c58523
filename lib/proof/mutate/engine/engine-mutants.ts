import { readFileSync, readdirSync } from 'node:fs';
import { packageFile } from '../../../package-root.ts';
import type { Equivalents } from '../equivalents.ts';
import { findMutants } from '../find-mutants.ts';
import type { Mutant } from '../mutant.ts';

/** The rooms of `lib/` that judge a service and say what came of it. */
export const engineRooms: readonly string[] = [
  'contract',
  'engine',
  'verdict',
  'run',
  'report',
  'rest',
  'probe',
  'trace',
  'cli',
];

/** The room in which a mutant stands. */
export const roomOf = ({ file }: Pick<Mutant, 'file'>): string => file.slice(0, file.indexOf('/'));

const sourcesOf = (room: string): readonly string[] =>
  readdirSync(packageFile(`lib/${room}/`), { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted();

/** Every mutant of the engine, but of the files that show nothing; files are relative to `lib/`. */
export const engineMutants = ({ files }: Pick<Equivalents, 'files'>): readonly Mutant[] => {
  const left = new Set(files.map(({ file }) => file));
  return engineRooms
    .flatMap(sourcesOf)
    .filter((file) => !left.has(file))
    .flatMap((file) => findMutants(file, readFileSync(packageFile(`lib/${file}`), 'utf8')));
};
