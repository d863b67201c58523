import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';
import { loadRequirements } from '../../spec/load-requirements.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import { renderFaults, summarise } from './fault-report.ts';
import type { FaultResult } from './judge-fault.ts';

type Row = Omit<FaultResult, 'says' | 'durationMs' | 'inconclusive'>;

const json = packageFile('reports/faults.json');

const publishedRows = (): readonly Row[] =>
  existsSync(json) ? (JSON.parse(readFileSync(json, 'utf8')) as { readonly results: readonly Row[] }).results : [];

const rowOf = ({ says: _says, durationMs: _duration, inconclusive: _inconclusive, ...row }: FaultResult): Row => row;

/**
 * Publishes the matrix: the results of this run in place of those that were there of the same faults. Of a fault that is no longer in the catalogue nothing
 * stays; as long as one has never been run, nothing is written.
 * @returns the results that stand published; undefined: some were never run
 */
export const publishFaults = (
  faults: readonly Fault[],
  results: readonly FaultResult[],
): readonly FaultResult[] | undefined => {
  const rows = new Map([...publishedRows(), ...results.map(rowOf)].map((row) => [row.id, row]));
  const all = faults.flatMap(({ id, says }): FaultResult[] => {
    const row = rows.get(id);
    return row === undefined ? [] : [{ ...row, says, durationMs: 0, inconclusive: [] }];
  });
  if (all.length !== faults.length) return undefined;
  const { results: lines, ...figures } = { ...summarise(all), results: all.map((row) => JSON.stringify(rowOf(row))) };
  const head = JSON.stringify(figures).slice(0, -1);
  writeFileSync(json, `${head},"results":[\n${lines.join(',\n')}\n]}\n`);
  writeFileSync(packageFile('reports/faults.md'), renderFaults(all, loadRequirements()));
  return all;
};
