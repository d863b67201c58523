import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';
import { worthByCheckPage } from '../docs/worth-by-check.ts';
import { judgedCommit } from '../../../fixtures/testing/judged-commit.ts';
import type { Equivalents } from './equivalents.ts';
import type { MutantConditions } from './mutant-conditions.ts';
import { renderMutants, summariseMutants } from './mutant-report.ts';
import type { MutantResult, MutantRow } from './mutant-result.ts';

const dataFile = 'reports/mutants.json';

const published = (): readonly MutantRow[] => {
  try {
    return (JSON.parse(readFileSync(packageFile(dataFile), 'utf8')) as { readonly results: readonly MutantRow[] })
      .results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/**
 * The rows of all mutants that there are, in their order: the new ones, and of the others those that were there before.
 *
 * @param ids of all mutants
 */
export const mergeRows = (
  ids: readonly string[],
  before: readonly MutantRow[],
  now: readonly MutantRow[],
): readonly MutantRow[] => {
  const rows = new Map([...before, ...now].map((row) => [row.mutant, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
};

/** Writes the page and its data. Mutants that were not tried this time keep the result that they had. */
export const publishMutants = (
  ids: readonly string[],
  results: readonly MutantResult[],
  { equivalents, conditions }: { readonly equivalents: Equivalents; readonly conditions: MutantConditions },
): void => {
  const commit = judgedCommit();
  const now = results.map(({ mutant, state, by }): MutantRow => ({ mutant, state, by, commit }));
  const rows = mergeRows(ids, published(), now);
  mkdirSync(packageFile('reports/'), { recursive: true });
  writeFileSync(
    packageFile('reports/mutants.md'),
    renderMutants(rows, { equivalents, conditions, missing: ids.length - rows.length }),
  );
  const { unexplained: _unexplained, stale: _stale, ...sum } = summariseMutants(rows, equivalents);
  writeFileSync(packageFile(dataFile), `${JSON.stringify({ ...sum, results: rows }, null, 1)}\n`);
  writeFileSync(packageFile(worthByCheckPage.file), worthByCheckPage.render());
};
