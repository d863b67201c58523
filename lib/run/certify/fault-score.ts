import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';

/** How well this version of the suite was proved: what its checks catch of services that are wrong on purpose. */
export interface FaultScore {
  readonly checks: number;
  /** Checks that have failed on a service which breaks their requirement. */
  readonly proved: number;
}

/** The score of these checks, as it was published with this version. */
export const faultScore = (checks: readonly string[]): FaultScore => {
  const text = readFileSync(packageFile('fixtures/proofs/worth-by-check.json'), 'utf8');
  const caught = JSON.parse(text) as Readonly<Record<string, { readonly faults: number }>>;
  return { checks: checks.length, proved: checks.filter((id) => (caught[id]?.faults ?? 0) > 0).length };
};
