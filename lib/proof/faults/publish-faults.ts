import { writeFileSync } from 'node:fs';
import { suites } from '../../../suites/index.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import { packageFile } from '../../package-root.ts';
import { loadRequirements } from '../../spec/load-requirements.ts';
import { judgedCommit } from '../../../fixtures/testing/judged-commit.ts';
import { renderFaultPage } from './fault-page.ts';
import type { FaultRow } from './fault-row.ts';
import { publishedProfiles, readFaultRows, writeFaultRows } from './fault-rows.ts';

const publishPage = (rows: readonly FaultRow[]): void => {
  const checks = suites.flatMap((suite) => suite.checks).length;
  const others = publishedProfiles().map((profile) => ({ profile, rows: readFaultRows(profile) }));
  const page = renderFaultPage({ rows, others, requirements: loadRequirements(), commit: judgedCommit(), checks });
  writeFileSync(packageFile('reports/faults.md'), page);
};

/**
 * Publishes the rows of a run in place of those that were there of the same faults, and drops those of faults that are no longer in the catalogue. The
 * page with the totals is written only when every fault was run, or where `page` asks for it: two branches that each add a fault leave it alone. Rows by another profile than that of the reference are
 * published beside those.
 * @returns all rows that stand published
 */
export const publishFaults = (
  faults: readonly Fault[],
  run: readonly FaultRow[],
  { profile, page }: { readonly profile: string; readonly page: boolean },
): readonly FaultRow[] => {
  const rows = new Map([...readFaultRows(profile), ...run].map((row) => [row.id, row]));
  const all = faults.flatMap(({ id }) => rows.get(id) ?? []);
  writeFaultRows(all, profile);
  if (page || run.length === faults.length) publishPage(readFaultRows());
  return all;
};
