import { blockFindings } from '../../engine/ground/block-findings.ts';
import type { Finding, FindingCode, Outcome } from '../../contract/outcome.ts';
import { unusual } from '../../contract/unusual.ts';
import type { Level, Requirement } from '../../spec/requirement.ts';
import { rehome } from './rehome.ts';
import { alteredPart } from '../causes/alteration.ts';
import { deviationOf } from '../causes/deviation-of.ts';

type LevelOf = (requirement: string) => Level | undefined;

/** A finding of a check, with what tells whether another one explains it. */
interface Sighting {
  readonly check: string;
  readonly finding: Finding;
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

const keyOf = (finding: Finding): string => `${deviationOf(finding).key} ${finding.exchange?.operation ?? ''}`;

const unauthorized = '401';

/** What a token is looked at before: none of this is looked up for a request that is refused for its token. */
const afterToken: ReadonlySet<string> = new Set([
  ...Object.keys(unusual),
  'burst',
  'crowd',
  'second-connection',
  'later-connection',
  'second-hub',
  'unknown-connection',
  'no-member',
  'again',
  'disconnect',
]);

/** What a finding used and what it shows, by which others are plainer or nearer. Undefined: it is of a monitor. */
const usesIn = ({ code, uses, seen, message }: Finding): ReadonlySet<string> | undefined => {
  if (uses === undefined) return undefined;
  if (code === 'status' && seen === unauthorized) return new Set(uses.filter((use) => !afterToken.has(use)));
  const part = code === 'altered' ? alteredPart(message) : undefined;
  return new Set(part === undefined ? uses : [...uses, part]);
};

type RequirementOf = (id: string) => Requirement | undefined;

const atHome = (finding: Finding, requirementOf: RequirementOf): readonly string[] => {
  const { code, exchange, requirements } = finding;
  const charges = new Set(requirements.flatMap((id) => requirementOf(id)?.charges ?? []));
  const what = `${exchange?.operation ?? 'connect'} ${code}`;
  return [...(usesIn(finding) ?? [])].filter((use) => charges.has(`${what} ${use}`));
};

const isRestated = ({ requirements }: Finding, requirementOf: RequirementOf): boolean =>
  requirements.length > 0 && requirements.every((id) => requirementOf(id)?.restates === true);

const sightingsOf = ({ check, findings }: Outcome, requirementOf: RequirementOf): readonly Sighting[] =>
  findings.flatMap((finding) => {
    if (!chargeable.has(finding.code)) return [];
    return [
      {
        check,
        finding,
        key: keyOf(finding),
        uses: usesIn(finding),
        atHome: atHome(finding, requirementOf),
        isRestated: isRestated(finding, requirementOf),
      },
    ];
  });

const isMust = ({ requirements }: Finding, levelOf: LevelOf): boolean =>
  requirements.some((id) => levelOf(id) === 'must');

const isJudged = ({ requirements, setup }: Finding, levelOf: LevelOf): boolean =>
  setup !== true && requirements.some((id) => levelOf(id) === 'must' || levelOf(id) === 'should');

const haveOneRequirement = (one: Finding, other: Finding): boolean =>
  one.requirements.some((id) => other.requirements.includes(id));

/** Whether only the one finding is charged to what is said of something that both used, or to more than what others say already. */
const isNearer = (one: Sighting, other: Sighting): boolean =>
  (other.atHome.length === 0 && one.atHome.some((use) => other.uses?.has(use) === true)) ||
  (other.isRestated && !one.isRestated);

/**
 * Whether something is there already with less than another finding uses. As much is enough where a step only prepared, which is never what its check is about. A
 * monitor is about nothing but the deviation, which has been found then.
 */
const isPlainer = (one: Sighting, other: Sighting): boolean => {
  const { uses: less } = one;
  const { uses: more, finding } = other;
  if (less === undefined || more === undefined) return less !== undefined;
  // How a body was altered depends on what was in it.
  if (finding.code === 'altered' && finding.setup !== true) return false;
  if (finding.setup !== true) return less.size < more.size && [...less].every((use) => more.has(use));
  // The deviation says which part of a token is not looked at. Which token showed that does not matter.
  const isOfToken = one.key.startsWith('token ');
  return [...less].every((use) => more.has(use) || (isOfToken && use.startsWith('token ')));
};

/** A message that strays into another hub does so in the hubs of one check and in those of two. */
const isSameLeak = (one: Sighting, other: Sighting): boolean =>
  other.finding.code === 'leaked' && one.finding.code === 'misdelivered' && one.uses?.has('second-hub') === true;

/** Two calls that were answered alike for what both used, whatever else would have been the right answer to either. */
const isSameAnswer = (one: Sighting, other: Sighting): boolean =>
  one.finding.code === 'status' &&
  other.finding.code === 'status' &&
  one.finding.seen === other.finding.seen &&
  one.finding.exchange?.operation === other.finding.exchange?.operation &&
  one.atHome.some((use) => other.uses?.has(use) === true);

/** Who is not found or reached where a check has lost a connection, as another one found that connections are. */
const followsFromLoss = (one: Sighting, { finding, uses }: Sighting): boolean =>
  one.finding.code === 'closed' &&
  uses?.has('lost-connection') === true &&
  (finding.code === 'not-delivered' || (finding.code === 'status' && finding.seen === '404'));

const isSameDeviation = (one: Sighting, other: Sighting): boolean =>
  one.key === other.key || isSameLeak(one, other) || isSameAnswer(one, other);

const explains = (one: Sighting, other: Sighting): boolean => {
  if (one.check === other.check || haveOneRequirement(one.finding, other.finding)) return false;
  if (followsFromLoss(one, other)) return true;
  return isSameDeviation(one, other) && !isNearer(other, one) && (isNearer(one, other) || isPlainer(one, other));
};

/** The plainest finding that explains another. A finding about a must is not explained by one about a should. */
const explanationOf = (sighting: Sighting, all: readonly Sighting[], levelOf: LevelOf): Sighting | undefined =>
  all
    .filter((one) => isJudged(one.finding, levelOf) && explains(one, sighting))
    .filter((one) => isMust(one.finding, levelOf) || !isMust(sighting.finding, levelOf))
    .toSorted((one, other) => (one.uses?.size ?? 0) - (other.uses?.size ?? 0))[0];

const withoutExplained = (outcome: Outcome, explained: ReadonlyMap<Finding, Sighting>): Outcome =>
  blockFindings(
    outcome,
    (finding) => explained.get(finding)?.finding.requirements,
    (first) => `${first.message}, as ${explained.get(first)?.check} found on plainer ground`,
  );

/**
 * Charges each deviation once: to a requirement that it is about, and to the check that met it on the plainest ground. Whatever else met the same deviation of the
 * same operation, and used all that this check used and more, is blocked by its requirements: it says nothing about what it is about itself.
 */
export const chargeOnce = (outcomes: readonly Outcome[], requirements: readonly Requirement[]): readonly Outcome[] => {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const levelOf: LevelOf = (id) => byId.get(id)?.level;
  const homed = rehome(outcomes, byId);
  const all = homed.flatMap((outcome) => sightingsOf(outcome, (id) => byId.get(id)));
  const explained = new Map<Finding, Sighting>();
  for (const sighting of all) {
    const explanation = explanationOf(sighting, all, levelOf);
    if (explanation !== undefined) explained.set(sighting.finding, explanation);
  }
  return explained.size === 0 ? homed : homed.map((outcome) => withoutExplained(outcome, explained));
};
