import { readFileSync, readdirSync } from 'node:fs';
import { packageFile } from '../../../package-root.ts';

/** Where vitest remembers how long test files took. */
const cache = 'node_modules/.vite/vitest/';

interface Remembered {
  /** Project and file, and what is known of it. */
  readonly results: readonly (readonly [name: string, { readonly duration: number }])[];
}

const read = (folder: string): readonly (readonly [string, number])[] => {
  const { results } = JSON.parse(readFileSync(packageFile(`${cache}${folder}/results.json`), 'utf8')) as Remembered;
  return results.map(([name, { duration }]) => [name.slice(name.indexOf(':') + 1), duration]);
};

/** How many milliseconds test files took when they last ran, where vitest remembers it. */
export const usualDurations = (): Map<string, number> => {
  try {
    return new Map(readdirSync(packageFile(cache)).flatMap(read));
  } catch {
    return new Map();
  }
};
