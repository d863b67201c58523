import { readFileSync, readdirSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';
import type { Page } from './page.ts';

const folder = 'reports/faults/';

const caughtBy = (line: string): readonly string[] => {
  const { caughtBy: checks = [] } = JSON.parse(line) as { readonly caughtBy?: readonly string[] };
  return [...new Set(checks)];
};

const lines = (): readonly string[] =>
  readdirSync(packageFile(folder))
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(packageFile(`${folder}${name}`), 'utf8').split('\n'))
    .filter((line) => line !== '');

const countsOf = (): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  for (const check of lines().flatMap(caughtBy)) counts.set(check, (counts.get(check) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
};

/** `fixtures/proofs/faults-by-check.json`: how many faults of the catalogue each check catches, for the HTML report. */
export const faultsByCheckPage: Page = {
  file: 'fixtures/proofs/faults-by-check.json',
  render: () => `${JSON.stringify(countsOf(), null, 2)}\n`,
};
