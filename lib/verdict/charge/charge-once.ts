import { blockFindings } from '../../engine/ground/block-findings.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import type { Level, Requirement } from '../../spec/requirement.ts';
import { homeSetups, rehome } from './rehome.ts';
import { isSameDeviation, lastedAsLong, mustFollow } from './same-deviation.ts';
import { isAtHomeIn, sightingsOf, type Sighting } from './sighting.ts';

type LevelOf = (requirement: string) => Level | undefined;

const isMust = ({ requirements }: Finding, levelOf: LevelOf): boolean =>
  requirements.some((id) => levelOf(id) === 'must');

const isJudged = ({ requirements, setup }: Finding, levelOf: LevelOf): boolean =>
  setup !== true && requirements.some((id) => levelOf(id) === 'must' || levelOf(id) === 'should');

const haveOneRequirement = (one: Finding, other: Finding): boolean =>
  one.requirements.some((id) => other.requirements.includes(id));

/**
 * Whether the one finding explains best why the other message was lost: one of many at once is lost, or any message may be. Not if the other is charged to a requirement
 * about any message or about something that both used or, in the second case, that it used by itself.
 */
const isLostAsWell = (one: Sighting, other: Sighting): boolean =>
  one.finding.code === 'not-delivered' &&
  other.finding.code === 'not-delivered' &&
  !other.isPlainHome &&
  !isAtHomeIn(other, one) &&
  (one.atHome.includes('burst') || (one.isPlainHome && other.atHome.length === 0));

/** Whether only the one finding is charged to what is said of something that both used, or to more than what others say already. */
const isNearer = (one: Sighting, other: Sighting): boolean =>
  isLostAsWell(one, other) ||
  (other.atHome.length === 0 && isAtHomeIn(one, other)) ||
  (other.isRestated && !one.isRestated);

/** What is no part of what a step asked for: who missed a message, and what is only noted in case it matters. */
const besides: ReadonlySet<string> = new Set(['to-guests', 'changes-at-once']);

/** What steps used. */
const asked = (uses: ReadonlySet<string>): readonly string[] => [...uses].filter((use) => !besides.has(use));

const isWithin = (less: ReadonlySet<string>, more: ReadonlySet<string>): boolean =>
  asked(less).every((use) => more.has(use));

/**
 * Whether the one finding needed less for the deviation than the other. If the other step only prepared, any finding will do, since no check is about its preparation. A
 * monitor is about the deviation alone, which is found already.
 */
const isPlainer = (one: Sighting, other: Sighting): boolean => {
  const { uses: less } = one;
  const { uses: more, finding } = other;
  if (less === undefined || more === undefined) return less !== undefined;
  if (finding.setup === true) return true;
  // What ended a connection has nothing to do with how little was asked of it afterwards.
  if (other.lacked === 'lost-connection' && other.atHome.length > 0) return false;
  // How a body was altered depends on what was in it.
  return finding.code !== 'altered' && asked(less).length < asked(more).length && isWithin(less, more);
};

/** Whether a check that went on has met the same deviation again, by a step that used more. */
const isMetAgain = (one: Sighting, other: Sighting): boolean =>
  one.key === other.key && one.finding.message === other.finding.message && isPlainer(one, other);

const explains = (one: Sighting, other: Sighting): boolean => {
  if (haveOneRequirement(one.finding, other.finding)) return false;
  if (one.check === other.check) return one.finding.setup !== true && isMetAgain(one, other);
  if (other.lacked === 'good-token' && other.isOfAnswer) return false;
  if (!isSameDeviation(one, other) || isNearer(other, one)) return false;
  return mustFollow(one, other) || isNearer(one, other) || isPlainer(one, other);
};

/** Whether what the one requirement is about had to hold for the other step, which used nothing less or lacked what every step needs. */
const isReliedOn = (one: Sighting, other: Sighting): boolean => {
  if (other.lacked !== undefined) return one.atHome.includes(other.lacked);
  if (lastedAsLong(one, other)) return true;
  return one.uses !== undefined && other.uses !== undefined && isAtHomeIn(one, other) && isWithin(one.uses, other.uses);
};

/** More than any step uses. */
const farther = 1000;

/** How far a finding is from another that it explains: nearest is what the other lacked, and what used something else is the last resort. */
const distance = ({ uses: less, atHome }: Sighting, { uses: more, lacked }: Sighting): number => {
  if (lacked !== undefined && atHome.includes(lacked)) return 0;
  return (less?.size ?? 0) + (less !== undefined && more !== undefined && !isWithin(less, more) ? farther : 0);
};

/** The plainest finding that explains another. One about a should explains one about a must only if that relied on it. */
const explanationOf = (sighting: Sighting, all: readonly Sighting[], levelOf: LevelOf): Sighting | undefined =>
  all
    .filter((one) => isJudged(one.finding, levelOf) && explains(one, sighting))
    .filter((one) => isMust(one.finding, levelOf) || !isMust(sighting.finding, levelOf) || isReliedOn(one, sighting))
    .toSorted((one, other) => distance(one, sighting) - distance(other, sighting))[0];

/** Follows explanations to the first one. Undefined: they lead back to where they began, so that nothing is explained. */
const rootOf = (
  explanation: Sighting,
  explained: ReadonlyMap<Finding, Sighting>,
  seen: ReadonlySet<Sighting> = new Set(),
): Sighting | undefined => {
  if (seen.has(explanation)) return undefined;
  const next = explained.get(explanation.finding);
  return next === undefined ? explanation : rootOf(next, explained, new Set([...seen, explanation]));
};

const withoutExplained = (outcome: Outcome, explained: ReadonlyMap<Finding, Sighting>): Outcome =>
  blockFindings(
    outcome,
    (finding) => explained.get(finding)?.finding.requirements,
    (first) => `${first.message}, as ${explained.get(first)?.check} found on plainer ground`,
  );

/** An outcome with the requirements of those of its findings that were charged to others. */
const withDoubts = (outcome: Outcome, before: Outcome): Outcome => {
  const found = before.findings.filter(({ setup }) => setup !== true).flatMap(({ requirements }) => requirements);
  const known = new Set([...outcome.looked, ...outcome.findings.flatMap(({ requirements }) => requirements)]);
  const doubted = [...new Set(found)].filter((id) => !known.has(id));
  return doubted.length === 0 ? outcome : { ...outcome, doubted };
};

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
  const roots = new Map(
    [...explained].flatMap(([finding, explanation]) => {
      const root = rootOf(explanation, explained);
      return root === undefined ? [] : [[finding, root] as const];
    }),
  );
  const charged = homed.map((outcome) => homeSetups(withoutExplained(outcome, roots), byId));
  return charged.map((outcome, index) => withDoubts(outcome, outcomes[index] ?? outcome));
};
