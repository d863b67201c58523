import type { Finding } from '../../contract/outcome.ts';

/** The deviations that scenarios have met in a run: each shows them in the few steps that it was written with. */
export interface PlainDeviations {
  add(findings: readonly Finding[]): void;
  /** Whether a scenario has met the same: the operation was wrong in the same way. */
  has(finding: Finding): boolean;
}

const keyOf = ({ code, expected, seen, exchange }: Finding): string =>
  JSON.stringify([exchange?.operation, code, ...(code === 'status' ? [expected, seen] : [])]);

/** @returns an empty list */
export const createPlainDeviations = (): PlainDeviations => {
  const met = new Set<string>();
  return {
    add: (findings) => {
      for (const finding of findings) if (finding.setup !== true) met.add(keyOf(finding));
    },
    has: (finding) => met.has(keyOf(finding)),
  };
};
