import type { Finding, Outcome } from '../../contract/outcome.ts';

/**
 * The outcome without findings of which something else is the cause: they decide nothing, and what they would decide is blocked.
 *
 * @param blockersOf the requirements that a finding is blocked by; undefined: it stays
 * @param reasonOf why a check is blocked of which no finding is left, by the first that was there
 */
export const blockFindings = (
  outcome: Outcome,
  blockersOf: (finding: Finding) => readonly string[] | undefined,
  reasonOf: (first: Finding) => string,
): Outcome => {
  const dropped = outcome.findings.filter((finding) => blockersOf(finding) !== undefined);
  const [cause] = dropped;
  if (cause === undefined) return outcome;
  const findings = outcome.findings.filter((finding) => blockersOf(finding) === undefined);
  const blockedBy = [
    ...new Set([...(outcome.blockedBy ?? []), ...dropped.flatMap((finding) => blockersOf(finding) ?? [])]),
  ];
  const unjudged = new Set(dropped.flatMap(({ requirements }) => requirements));
  const looked = outcome.looked.filter((id) => !unjudged.has(id));
  const [first] = findings;
  if (first !== undefined) return { ...outcome, findings, looked, blockedBy, reason: first.message };
  return { ...outcome, state: 'blocked', findings, looked, blockedBy, reason: reasonOf(cause) };
};
