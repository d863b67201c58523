import type { Finding, FindingCode, Outcome } from '../../contract/outcome.ts';
import type { Requirement } from '../../spec/requirement.ts';

/** What turns up in a message's audience, and how a send is answered. */
const ofSends: ReadonlySet<FindingCode> = new Set([
  'not-delivered',
  'duplicated',
  'misdelivered',
  'status',
  'server-error',
]);

const sends: ReadonlySet<string> = new Set(['broadcast', 'sendToUser', 'sendToConnection', 'sendToGroup']);

const breaking: Readonly<Record<NonNullable<Requirement['audience']>, readonly FindingCode[]>> = {
  arrival: ['not-delivered'],
  once: ['not-delivered', 'duplicated'],
  silence: ['misdelivered'],
};

const operationOf = ({ exchange }: Finding): string => exchange?.operation ?? '';

/** Whether the finding can say anything about the requirement: a second copy does not break that messages arrive. */
const isAbout = (finding: Finding, audience: Requirement['audience']): boolean =>
  audience === undefined ||
  !ofSends.has(finding.code) ||
  !sends.has(operationOf(finding)) ||
  breaking[audience].includes(finding.code);

const homesOf = (finding: Finding, requirements: readonly Requirement[]): readonly string[] =>
  requirements
    .filter(({ charges = [] }) => charges.includes(`${operationOf(finding)} ${finding.code}`))
    .map(({ id }) => id);

const rehomed = (finding: Finding, byId: ReadonlyMap<string, Requirement>): Finding => {
  const about = finding.requirements.filter((id) => isAbout(finding, byId.get(id)?.audience));
  if (about.length === finding.requirements.length) return finding;
  const homes = about.length > 0 ? about : homesOf(finding, [...byId.values()]);
  return homes.length === 0 ? finding : { ...finding, requirements: homes };
};

/** The outcome with each finding charged to a requirement that it is about. What the check had meant to look at is blocked by that one. */
export const rehome = (outcome: Outcome, byId: ReadonlyMap<string, Requirement>): Outcome => {
  const findings = outcome.findings.map((finding) => rehomed(finding, byId));
  const moved = findings.filter((finding, index) => finding !== outcome.findings[index]);
  if (moved.length === 0) return outcome;
  const left = new Set(outcome.findings.flatMap(({ requirements }) => requirements));
  const now = new Set(findings.flatMap(({ requirements }) => requirements));
  return {
    ...outcome,
    findings,
    looked: [...new Set([...outcome.looked.filter((id) => !left.has(id)), ...now])],
    blockedBy: [...new Set([...(outcome.blockedBy ?? []), ...moved.flatMap(({ requirements }) => requirements)])],
  };
};
