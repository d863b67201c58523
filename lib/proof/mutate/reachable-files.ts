import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

const imported = /^(?:import|export)\s[^'"]*?from '(\.{1,2}\/[^']+)';/gms;
const typeOnly = /^(?:import|export)\s+type\s/;

const importsOf = (source: string): readonly string[] =>
  [...source.matchAll(imported)].filter(([text]) => !typeOnly.test(text)).map(([, file = '']) => file);

const isInside = (file: string): boolean => !file.startsWith('../');

/** The files of a folder that run when one of them is imported, this one included, as paths below the folder. What lies outside it is left out. */
export const reachableFiles = (folder: URL, entry: string): readonly string[] => {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const others = importsOf(readFileSync(new URL(file, folder), 'utf8'));
    others
      .map((other) => posix.join(posix.dirname(file), other))
      .filter(isInside)
      .forEach(visit);
  };
  visit(entry);
  return [...found].toSorted();
};
