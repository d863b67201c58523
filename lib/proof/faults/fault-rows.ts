import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';
import { areaOf, type FaultRow } from './fault-row.ts';

const folder = packageFile('reports/faults');

const fileOf = (name: string): URL => packageFile(`reports/faults/${name}`);

const byId = (one: FaultRow, other: FaultRow): number => (one.id < other.id ? -1 : 1);

const rowsOf = (file: string): readonly FaultRow[] =>
  readFileSync(fileOf(file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FaultRow);

const files = (): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : [];

/** Reads every published row, sorted by id. A merge of two branches that ran the same fault keeps both lines: one of them counts. */
export const readFaultRows = (): readonly FaultRow[] =>
  [
    ...new Map(
      files()
        .flatMap(rowsOf)
        .map((row) => [row.id, row]),
    ).values(),
  ].toSorted(byId);

/** Writes one file for each area, one line for each fault, sorted by id: two branches that each add a fault add two lines. */
export const writeFaultRows = (rows: readonly FaultRow[]): void => {
  mkdirSync(folder, { recursive: true });
  const areas = new Set(rows.map(({ id }) => areaOf(id)));
  for (const name of files()) if (!areas.has(name.replace('.jsonl', ''))) rmSync(fileOf(name));
  for (const area of areas) {
    const own = rows.filter(({ id }) => areaOf(id) === area).toSorted(byId);
    writeFileSync(fileOf(`${area}.jsonl`), own.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
};
