import type { Outcome } from '../contract/outcome.ts';

/** The outcomes that say something of a requirement: of the checks that verify it, and of whatever check has a finding about it. */
export const heardOf = <One extends Outcome>(
  outcomes: readonly One[],
  id: string,
  checks: readonly string[],
): readonly One[] =>
  outcomes.filter(
    ({ check, findings }) => checks.includes(check) || findings.some(({ requirements }) => requirements.includes(id)),
  );
