import { readFileSync, readdirSync } from 'node:fs';
import type { Worth } from '../../report/html/worth.ts';
import { packageFile } from '../../package-root.ts';
import { suites } from '../../../suites/index.ts';
import type { MutantResult } from '../mutate/mutant-result.ts';
import type { Page } from './page.ts';

const folder = 'reports/faults/';

const read = (file: string): string => readFileSync(packageFile(file), 'utf8');

const caughtBy = (line: string): readonly string[] => {
  const { caughtBy: checks = [] } = JSON.parse(line) as { readonly caughtBy?: readonly string[] };
  return [...new Set(checks)];
};

/** One entry for each fault and check that finds it. */
const faultsFound = (): readonly string[] =>
  readdirSync(packageFile(folder))
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => read(`${folder}${name}`).split('\n'))
    .filter((line) => line !== '')
    .flatMap(caughtBy);

/** One entry for each mutant that died. */
const mutantsFound = (): readonly string[] => {
  const { results } = JSON.parse(read('reports/mutants.json')) as { readonly results: readonly MutantResult[] };
  return results.filter(({ state }) => state === 'killed').map(({ by }) => by);
};

const countsOf = (names: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

const worthByCheck = (): Readonly<Record<string, Worth>> => {
  const faults = countsOf(faultsFound());
  const mutants = countsOf(mutantsFound());
  const ids = suites.flatMap(({ checks }) => checks.map(({ id }) => id)).toSorted();
  return Object.fromEntries(
    ids.map((id): [string, Worth] => [id, { faults: faults.get(id) ?? 0, mutants: mutants.get(id) ?? 0 }]),
  );
};

/** `fixtures/proofs/worth-by-check.json`: what each check of the suite finds, for the HTML report. One line a check. */
export const worthByCheckPage: Page = {
  file: 'fixtures/proofs/worth-by-check.json',
  render: () => {
    const lines = Object.entries(worthByCheck()).map(
      ([id, { faults, mutants }]) => `  ${JSON.stringify(id)}: { "faults": ${faults}, "mutants": ${mutants} }`,
    );
    return `{\n${lines.join(',\n')}\n}\n`;
  },
};
