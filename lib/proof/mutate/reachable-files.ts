import { readFileSync } from 'node:fs';

const imported = /^(?:import|export)\s[^'"]*?from '\.\/([^']+)';/gms;
const typeOnly = /^(?:import|export)\s+type\s/;

const importsOf = (source: string): readonly string[] =>
  [...source.matchAll(imported)].filter(([text]) => !typeOnly.test(text)).map(([, file = '']) => file);

/** The files of a folder that run when one of them is imported, this one included; by name. */
export const reachableFiles = (folder: URL, entry: string): readonly string[] => {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const other of importsOf(readFileSync(new URL(file, folder), 'utf8'))) visit(other);
  };
  visit(entry);
  return [...found].toSorted();
};
