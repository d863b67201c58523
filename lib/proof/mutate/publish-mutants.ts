import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';
import { judgedCommit } from '../../../fixtures/testing/judged-commit.ts';
import type { Equivalents } from './equivalents.ts';
import { renderMutants, summariseMutants, type MutantWords } from './mutant-report.ts';
import type { MutantResult, MutantRow } from './mutant-result.ts';

const published = (file: string): readonly MutantRow[] => {
  try {
    return (JSON.parse(readFileSync(packageFile(file), 'utf8')) as { readonly results: readonly MutantRow[] }).results;
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

interface Publication {
  /** Of the page and its data, without extension: `reports/mutants`. */
  readonly name: string;
  readonly equivalents: Equivalents;
  /** What the page says of itself, and of these results. */
  readonly words: (rows: readonly MutantRow[]) => MutantWords;
}

/** Writes the page and its data. Mutants that were not tried this time keep the result that they had. @param ids of all mutants */
export const publishMutants = (
  ids: readonly string[],
  results: readonly MutantResult[],
  { name, equivalents, words }: Publication,
): void => {
  const commit = judgedCommit();
  const now = results.map(({ mutant, state, by }): MutantRow => ({ mutant, state, by, commit }));
  const rows = mergeRows(ids, published(`${name}.json`), now);
  mkdirSync(packageFile('reports/'), { recursive: true });
  const page = renderMutants(rows, { equivalents, words: words(rows), missing: ids.length - rows.length });
  writeFileSync(packageFile(`${name}.md`), page);
  const { unexplained: _unexplained, stale: _stale, ...sum } = summariseMutants(rows, equivalents);
  writeFileSync(packageFile(`${name}.json`), `${JSON.stringify({ ...sum, results: rows }, null, 1)}\n`);
};
