import type { Finding, FindingCode, Outcome } from '../../contract/outcome.ts';
import type { Requirement } from '../../spec/requirement.ts';

/** What turns up in a message's audience, and how a send is answered. */
const ofSends: ReadonlySet<FindingCode> = new Set([
  'not-delivered',
  'duplicated',
  'altered',
  'misdelivered',
  'status',
  'server-error',
]);

const sends: ReadonlySet<string> = new Set(['broadcast', 'sendToUser', 'sendToConnection', 'sendToGroup']);

const breaking: Readonly<Record<NonNullable<Requirement['audience']>, readonly FindingCode[]>> = {
  answer: ['status', 'server-error'],
  delivery: ['status', 'server-error', 'not-delivered'],
  whole: ['status', 'server-error', 'not-delivered', 'altered'],
  arrival: ['not-delivered'],
  'if-accepted': ['not-delivered', 'altered'],
  once: ['not-delivered', 'duplicated'],
  silence: ['misdelivered'],
};

/** What has no exchange is about the connections. */
const operationOf = ({ exchange }: Finding): string => exchange?.operation ?? 'connect';

/** Whether the finding can say anything about the requirement: a second copy does not break that messages arrive. */
const isAbout = (finding: Finding, audience: Requirement['audience']): boolean =>
  audience === undefined ||
  !ofSends.has(finding.code) ||
  !sends.has(operationOf(finding)) ||
  breaking[audience].includes(finding.code);

/** What a run knows before anything is moved. */
interface Known {
  readonly byId: ReadonlyMap<string, Requirement>;
  /** The requirements that have findings of their own. */
  readonly red: ReadonlySet<string>;
  /** Answers by which the server failed only now and then. A check that met one says nothing of what it is about. */
  readonly unsteady: ReadonlySet<string>;
}

/** What may be unsteady: an operation, and what was seen of it. */
const answerOf = (finding: Finding): string => `${operationOf(finding)} ${finding.code} ${finding.seen}`;

const isUnsteady = ({ code, asked }: Finding): boolean => code === 'server-error' && asked === 'some';

/** A finding of these requirements, whatever the step prepared. */
const judgedFor = (finding: Finding, requirements: readonly string[]): Finding => {
  const { setup: _setup, ...judged } = finding;
  return { ...judged, requirements };
};

const ofUnsteady = 'any server-error now-and-then';

const chargedWith = (what: readonly string[], byId: Known['byId']): readonly string[] =>
  [...byId.values()].filter(({ charges = [] }) => charges.some((one) => what.includes(one))).map(({ id }) => id);

/**
 * Where a finding belongs: to what is said of something that its step used, else to what is said of its operation. Where it used several such things, those that are
 * red by themselves tell which of them it was.
 */
const homesOf = (finding: Finding, { byId, red }: Pick<Known, 'byId' | 'red'>): readonly string[] => {
  // What is said of an operation is said of requests that may be made.
  if (finding.uses?.some((use) => use.startsWith('token ')) === true) return [];
  const plain = `${operationOf(finding)} ${finding.code}`;
  const chargedBy = (what: readonly string[]): readonly string[] => chargedWith(what, byId);
  const special = chargedBy((finding.uses ?? []).map((use) => `${plain} ${use}`));
  const known = special.filter((id) => red.has(id));
  if (known.length > 0) return known;
  return special.length > 0 ? special : chargedBy([plain]);
};

const rehomed = (finding: Finding, known: Known): Finding => {
  const unsteady = known.unsteady.has(answerOf(finding)) ? chargedWith([ofUnsteady], known.byId) : [];
  if (unsteady.length > 0) return judgedFor(finding, unsteady);
  const about = finding.requirements.filter((id) => isAbout(finding, known.byId.get(id)?.audience));
  if (about.length === finding.requirements.length) return finding;
  const homes = about.length > 0 ? about : homesOf(finding, known);
  return homes.length === 0 ? finding : { ...finding, requirements: homes };
};

const rehomeOne = (outcome: Outcome, known: Known): Outcome => {
  const { byId } = known;
  const findings = outcome.findings.map((finding) => rehomed(finding, known));
  const moved = findings.filter((finding, index) => finding !== outcome.findings[index]);
  if (moved.length === 0) return outcome;
  // What was refused cannot have broken what is said of the accepted only.
  const left = new Set(
    outcome.findings
      .flatMap(({ requirements }) => requirements)
      .filter((id) => byId.get(id)?.audience !== 'if-accepted'),
  );
  const now = new Set(findings.flatMap(({ requirements }) => requirements));
  const isJudged = moved.some(({ setup }) => setup !== true);
  return {
    ...outcome,
    state: outcome.state === 'not-testable' && isJudged ? 'fail' : outcome.state,
    findings,
    looked: [...new Set([...outcome.looked.filter((id) => !left.has(id)), ...now])],
    blockedBy: [...new Set([...(outcome.blockedBy ?? []), ...moved.flatMap(({ requirements }) => requirements)])],
  };
};

/**
 * An outcome that could not be judged for what its steps prepare, and of which no check has found the like: the deviation itself is charged to what is said of the
 * operation, and blocks what the check is about.
 */
export const homeSetups = (outcome: Outcome, byId: ReadonlyMap<string, Requirement>): Outcome => {
  if (outcome.state !== 'not-testable') return outcome;
  const findings = outcome.findings.map((finding): Finding => {
    const homes = finding.setup === true ? homesOf(finding, { byId, red: new Set() }) : [];
    return homes.length === 0 ? finding : judgedFor(finding, homes);
  });
  const homes = findings.filter(({ setup }) => setup !== true).flatMap(({ requirements }) => requirements);
  if (homes.length === 0) return outcome;
  const blockedBy = [...new Set([...(outcome.blockedBy ?? []), ...homes])];
  return { ...outcome, state: 'fail', findings, looked: [...new Set([...outcome.looked, ...homes])], blockedBy };
};

const findingsOf = (outcomes: readonly Outcome[]): readonly Finding[] => outcomes.flatMap(({ findings }) => findings);

/** For each requirement that has lost all its findings, where they are now. */
const movesOf = (before: readonly Finding[], after: readonly Finding[]): ReadonlyMap<string, readonly string[]> => {
  const red = new Set(after.flatMap(({ requirements }) => requirements));
  const moves = before.flatMap(({ requirements }, index) =>
    requirements.filter((id) => !red.has(id)).map((id) => [id, after[index]?.requirements ?? []] as const),
  );
  return new Map(moves);
};

const follow = (outcome: Outcome, moves: ReadonlyMap<string, readonly string[]>): Outcome => {
  if (outcome.blockedBy?.some((id) => moves.has(id)) !== true) return outcome;
  return { ...outcome, blockedBy: [...new Set(outcome.blockedBy.flatMap((id) => moves.get(id) ?? [id]))] };
};

/**
 * The outcomes with each finding charged to a requirement that it is about. What a check had meant to look at is blocked by that one, and what was blocked by the
 * requirement that had the finding before.
 */
export const rehome = (outcomes: readonly Outcome[], byId: ReadonlyMap<string, Requirement>): readonly Outcome[] => {
  const before = findingsOf(outcomes);
  const red = new Set(before.flatMap(({ requirements }) => requirements));
  const unsteady = new Set(before.filter(isUnsteady).map(answerOf));
  const after = outcomes.map((outcome) => rehomeOne(outcome, { byId, red, unsteady }));
  const moves = movesOf(before, findingsOf(after));
  return moves.size === 0 ? after : after.map((outcome) => follow(outcome, moves));
};
