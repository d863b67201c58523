import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';
import { areaOf } from '../../spec/area-of.ts';
import type { FaultRow } from './fault-row.ts';

/** The profile whose rows are in the folder of the areas itself. */
const first = 'reference';

const folderOf = (profile: string): string => (profile === first ? 'reports/faults' : `reports/faults/by-${profile}`);

const byId = (one: FaultRow, other: FaultRow): number => (one.id < other.id ? -1 : 1);

const rowsOf = (file: URL): readonly FaultRow[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FaultRow);

const entries = (profile: string): readonly string[] => {
  const folder = packageFile(folderOf(profile));
  return existsSync(folder) ? readdirSync(folder) : [];
};

const filesOf = (profile: string): readonly string[] => entries(profile).filter((name) => name.endsWith('.jsonl'));

/** The other profiles by which rows are published. */
export const publishedProfiles = (): readonly string[] =>
  entries(first)
    .filter((name) => name.startsWith('by-'))
    .map((name) => name.slice('by-'.length))
    .toSorted();

/** Reads every published row, sorted by id. A merge of two branches that ran the same fault keeps both lines: one of them counts. */
export const readFaultRows = (profile: string = first): readonly FaultRow[] =>
  [
    ...new Map(
      filesOf(profile)
        .flatMap((name) => rowsOf(packageFile(`${folderOf(profile)}/${name}`)))
        .map((row) => [row.id, row]),
    ).values(),
  ].toSorted(byId);

/** Writes one file for each area, one line for each fault, sorted by id: two branches that each add a fault add two lines. */
export const writeFaultRows = (rows: readonly FaultRow[], profile: string = first): void => {
  const folder = folderOf(profile);
  mkdirSync(packageFile(folder), { recursive: true });
  const areas = new Set(rows.map(({ id }) => areaOf(id)));
  for (const name of filesOf(profile))
    if (!areas.has(name.replace('.jsonl', ''))) rmSync(packageFile(`${folder}/${name}`));
  for (const area of areas) {
    const own = rows.filter(({ id }) => areaOf(id) === area).toSorted(byId);
    writeFileSync(packageFile(`${folder}/${area}.jsonl`), own.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
};
