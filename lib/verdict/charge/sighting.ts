import type { Finding, FindingCode, Outcome } from '../../contract/outcome.ts';
import { unusual } from '../../contract/unusual.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { alteredPart } from '../causes/alteration.ts';
import { deviationOf } from '../causes/deviation-of.ts';

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
  /** Whether its requirements only say again what others say. */
  readonly isRestated: boolean;
}

const chargeable: ReadonlySet<FindingCode> = new Set([
  'status',
  'server-error',
  'no-answer',
  'not-delivered',
  'misdelivered',
  'duplicated',
  'not-closed',
  'closed',
  'connect-failed',
  'connected',
  'altered',
  'leaked',
]);

const keyOf = (finding: Finding): string =>
  finding.lost === undefined
    ? `${deviationOf(finding).key} ${finding.exchange?.operation ?? ''}`
    : deviationOf(finding).key;

/** What a step uses that needs a connection which is gone, and what a requirement is about that keeps connections. */
const lostConnection = 'lost-connection';

const unauthorized = '401';

/** What a token is looked at before: none of this is looked up for a request that is refused for its token. */
const afterToken: ReadonlySet<string> = new Set([
  ...Object.keys(unusual),
  'burst',
  'crowd',
  'second-connection',
  'later-connection',
  'connection-of-member',
  'second-hub',
  'unknown-connection',
  'no-member',
  'again',
  'disconnect',
]);

/** What a finding used and what it shows, by which others are plainer or nearer. Undefined: it is of a monitor. */
const usesIn = ({ code, uses, seen, message, lost, exchange }: Finding): ReadonlySet<string> | undefined => {
  if (uses === undefined) return undefined;
  // Whatever is asked of a connection that the target has ended shows the same: what counts is what was done before.
  if (lost !== undefined)
    return new Set([...uses.filter((use) => use !== exchange?.operation && use !== 'open'), lostConnection]);
  if (code === 'status' && seen === unauthorized) return new Set(uses.filter((use) => !afterToken.has(use)));
  const part = code === 'altered' ? alteredPart(message) : undefined;
  return new Set(part === undefined ? uses : [...uses, part]);
};

/** A requirement by its id. */
export type RequirementOf = (id: string) => Requirement | undefined;

const atHome = (finding: Finding, requirementOf: RequirementOf): readonly string[] => {
  const { code, exchange, lost, requirements } = finding;
  const charges = new Set(requirements.flatMap((id) => requirementOf(id)?.charges ?? []));
  const what = lost === undefined ? `${exchange?.operation ?? 'connect'} ${code}` : 'any closed';
  return [...(usesIn(finding) ?? [])].filter((use) => charges.has(`${what} ${use}`));
};

const isRestated = ({ requirements }: Finding, requirementOf: RequirementOf): boolean =>
  requirements.length > 0 && requirements.every((id) => requirementOf(id)?.restates === true);

/** The findings of a check that another one may explain, or that may explain one of another. */
export const sightingsOf = ({ check, findings }: Outcome, requirementOf: RequirementOf): readonly Sighting[] =>
  findings.flatMap((finding) =>
    chargeable.has(finding.code)
      ? [
          {
            check,
            finding,
            key: keyOf(finding),
            uses: usesIn(finding),
            atHome: atHome(finding, requirementOf),
            isRestated: isRestated(finding, requirementOf),
          },
        ]
      : [],
  );
