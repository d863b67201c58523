import { readFileSync } from 'node:fs';
import { judgedSources } from '../../../fixtures/testing/judged-sources.ts';
import { packageFile } from '../../package-root.ts';
import type { Page } from './page.ts';

const older = '> The code has changed since this page was made. Its figures are those of the commit below.';

/** Whether a page says that the code which it speaks of has changed. */
export const isOlder = (page: string): boolean => page.includes(older);

/** A page that says so, below its title, if the code has changed since it was made. @param sources a digest of the code as it is */
export const withAge = (page: string, sources: string): string => {
  const [title = '', ...rest] = page.replace(`${older}\n\n`, '').split('\n\n');
  const made = [...page.matchAll(/, sources ([0-9a-f]+)/g)].map(([, digest]) => digest);
  const isNew = made.length > 0 && made.every((digest) => digest === sources);
  return [title, ...(isNew ? [] : [older]), ...rest].join('\n\n');
};

const proofPage = (file: string): Page => ({
  file,
  render: () => withAge(readFileSync(packageFile(file), 'utf8'), judgedSources()),
});

/** The published proofs, each with a word of caution where it is older than the code. */
export const proofPages: readonly Page[] = [
  'composites',
  'engine-mutants',
  'faults',
  'hostile',
  'mutants',
  'steady',
  'strangers',
].map((name) => proofPage(`reports/${name}.md`));
