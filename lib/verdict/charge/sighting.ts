import type { Finding, FindingCode, Outcome } from '../../contract/outcome.ts';
import { unusual } from '../../contract/unusual.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { alteredPart } from '../causes/alteration.ts';
import { deviationOf, isGoodTokenRefused } from '../causes/deviation-of.ts';

/** What every step needs, whatever else it asks for. */
type Needed = 'lost-connection' | 'good-token';

/** A finding of a check, with what tells whether another one explains it. */
export interface Sighting {
  readonly check: string;
  readonly finding: Finding;
  /** The same for findings of one deviation of one operation. */
  readonly key: string;
  /** Undefined: of a monitor, which watches whatever is used. */
  readonly uses: ReadonlySet<string> | undefined;
  /** Of what its step used, what a requirement that it is charged to is about. */
  readonly atHome: readonly string[];
  /** Whether a requirement that it is charged to is about its operation as such. */
  readonly isPlainHome: boolean;
  /** Whether its requirements only say again what others say. */
  readonly isRestated: boolean;
  /** What every step needs and this one lacked. */
  readonly lacked: Needed | undefined;
  /** Whether a requirement of it is about the answer itself: that is wrong, whatever the cause. */
  readonly isOfAnswer: boolean;
}

const chargeable: ReadonlySet<FindingCode> = new Set([
  'status',
  'server-error',
  'no-answer',
  'not-delivered',
  'misdelivered',
  'duplicated',
  'not-closed',
  'wrong-reason',
  'closed',
  'connect-failed',
  'connected',
  'altered',
  'leaked',
  'expired-early',
]);

/** How `charges` names a requirement about it. */
const neededBy: Readonly<Record<Needed, string>> = { 'lost-connection': 'any closed', 'good-token': 'any status' };

/** What a finding lacked of what every step needs. */
const lackedBy = (finding: Finding): Needed | undefined => {
  if (finding.lost !== undefined) return 'lost-connection';
  return isGoodTokenRefused(finding) ? 'good-token' : undefined;
};

/** Uses that a service looks at after the token: a request that is refused for its token has not come to any of these. */
const afterToken: ReadonlySet<string> = new Set([
  ...Object.keys(unusual).flatMap((kind) => [kind, `after-${kind}`]),
  'after-doubtful-body',
  'doubtful-body',
  'slash',
  'burst',
  'crowd',
  'second-connection',
  'later-connection',
  'connection-of-member',
  'second-hub',
  'unknown-connection',
  'no-member',
  'again',
  'anew',
  'broken-off',
  'disconnect',
]);

/** What a finding used and what it shows, by which others are plainer or nearer. Undefined: it is of a monitor. */
const usedBy = (
  { code, uses, message, exchange }: Finding,
  lacked: Needed | undefined,
): ReadonlySet<string> | undefined => {
  if (uses === undefined) return undefined;
  const before = lacked === 'good-token' ? uses.filter((use) => !afterToken.has(use)) : uses;
  if (lacked !== undefined)
    return new Set([...before.filter((use) => use !== exchange?.operation && use !== 'open'), lacked]);
  const part = code === 'altered' ? alteredPart(message) : undefined;
  return new Set(part === undefined ? uses : [...uses, part]);
};

/** Whether the other finding used something that the one is charged to a requirement about. */
export const isAtHomeIn = ({ atHome }: Sighting, { uses }: Sighting): boolean =>
  atHome.some((use) => uses?.has(use) === true);

/** A requirement by its id. */
export type RequirementOf = (id: string) => Requirement | undefined;

const sightingOf = (check: string, finding: Finding, requirementOf: RequirementOf): Sighting | undefined => {
  const { code, exchange, requirements: ids } = finding;
  const lacked = lackedBy(finding);
  if (!chargeable.has(code) && lacked === undefined) return undefined;
  const { key } = deviationOf(finding);
  const uses = usedBy(finding, lacked);
  const requirements = ids.map(requirementOf);
  const charges = new Set(requirements.flatMap((one) => one?.charges ?? []));
  const what = lacked === undefined ? `${exchange?.operation ?? 'connect'} ${code}` : neededBy[lacked];
  return {
    check,
    finding,
    key: lacked === undefined ? `${key} ${exchange?.operation ?? ''}` : key,
    uses,
    atHome: [...(uses ?? [])].filter((use) => charges.has(`${what} ${use}`)),
    isPlainHome: charges.has(what),
    isRestated: requirements.length > 0 && requirements.every((one) => one?.restates === true),
    lacked,
    isOfAnswer: requirements.some((one) => one?.audience === 'answer'),
  };
};

/** The findings of a check that another one may explain, or that may explain one of another. */
export const sightingsOf = ({ check, findings }: Outcome, requirementOf: RequirementOf): readonly Sighting[] =>
  findings.flatMap((finding) => sightingOf(check, finding, requirementOf) ?? []);
