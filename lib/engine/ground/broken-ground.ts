import type { Scenario } from '../../contract/check.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import type { CallStep } from '../../contract/step.ts';
import { couldSayAbsent } from '../../spec/expected-statuses.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { Use } from '../../contract/use.ts';
import { absencesIn, type Absences } from './absences-in.ts';
import type { Unseen } from './maybe-missing.ts';
import type { Reliance } from './reliance.ts';
import { relianceOf, reliancesOf } from './reliances-of.ts';

/** What is broken about a use, as the simplest (ground) check found. */
export interface Broken {
  /** The requirements that the ground check found broken. */
  readonly requirements: readonly string[];
  /** `answered`: its response is wrong, so nothing can be concluded from it; `works`: its effect fails. */
  readonly lacks: Reliance;
}

export type BrokenGround = ReadonlyMap<Use, Broken>;

/** Whether a check with this reliance on a use is affected by what is broken. */
const suffers = (reliance: Reliance, { lacks }: Broken): boolean => lacks === 'answered' || reliance === 'works';

/** The broken requirements that prevent judging a check with these reliances. */
export const blockersOf = (reliances: ReadonlyMap<Use, Reliance>, ground: BrokenGround): readonly string[] => [
  ...new Set(
    [...reliances].flatMap(([use, reliance]) => {
      const broken = ground.get(use);
      return broken !== undefined && suffers(reliance, broken) ? broken.requirements : [];
    }),
  ),
];

/** The broken requirements that prevent judging a single call. */
export const blockersOfCall = (step: CallStep, ground: BrokenGround): readonly string[] => {
  const broken = ground.get(step.operation);
  return broken !== undefined && suffers(relianceOf(step), broken) ? broken.requirements : [];
};

const answerCodes: ReadonlySet<string> = new Set(['status', 'server-error', 'no-answer', 'connect-failed']);

/** An operation that answers so may be there, and what it was asked for not: then it is another one that is broken. */
const isDoubtful = ({ exchange }: Finding): boolean => couldSayAbsent(exchange?.status ?? 0);

/** What a red check says of each use that it is about. An operation that answers wrongly is broken itself, and what it would have shown is as it was. */
const brokenBy = ({ findings }: Outcome, { grounds = [], verifies }: Scenario): BrokenGround => {
  const judged = findings.filter(({ setup }) => setup !== true);
  const requirements = judged.length > 0 ? [...new Set(judged.flatMap((finding) => finding.requirements))] : verifies;
  const answers = judged.filter(({ code }) => answerCodes.has(code));
  const operations = new Set<string | undefined>(answers.map(({ exchange }) => exchange?.operation));
  const isOfAnswers = answers.length === judged.length && grounds.some((use) => operations.has(use));
  const lacksOf = (use: Use): Reliance | undefined => {
    if (!isOfAnswers) return answers.length > 0 ? 'answered' : 'works';
    if (operations.has(use)) return 'answered';
    return answers.some(isDoubtful) ? 'works' : undefined;
  };
  return new Map(
    grounds.flatMap((use) => {
      const lacks = lacksOf(use);
      return lacks === undefined ? [] : [[use, { requirements, lacks }] as const];
    }),
  );
};

const isRed = ({ state }: Outcome): boolean => state === 'fail' || state === 'not-testable';

export interface JudgedGround {
  readonly ground: BrokenGround;
  /** Another refusal than the documented one is a finding, but nothing that relies on the answer suffers from it. */
  readonly absences: Absences;
  /** What could not be judged by a plain check, since that relies on what is broken. */
  readonly unseen: Unseen;
  /** The outcomes. Those that rely on what an earlier one found broken are blocked. */
  readonly outcomes: readonly Outcome[];
}

/** The outcome of a check that relies on these requirements, which do not hold. */
export const blocked = <Kind extends Pick<Outcome, 'state' | 'findings' | 'looked'>>(
  outcome: Kind,
  blockedBy: readonly string[],
): Kind & Required<Pick<Outcome, 'blockedBy'>> => ({
  ...outcome,
  state: 'blocked',
  blockedBy,
  reason: `relies on ${blockedBy.join(', ')}`,
  findings: [],
  looked: [],
});

/** Where an operation answers wrongly, its other answers are right by chance: one that is not there finds nothing, which is right where nothing is. */
const distrusted = (outcome: Outcome, broken: BrokenGround): Outcome => {
  const red = new Set(
    [...broken.values()].filter(({ lacks }) => lacks === 'answered').flatMap((one) => one.requirements),
  );
  if (outcome.looked.every((id) => red.has(id)) || red.size === 0) return outcome;
  return { ...outcome, looked: outcome.looked.filter((id) => red.has(id)), blockedBy: [...red] };
};

/** What could not be judged is taken for broken, unless a plainer check has seen it hold. */
const blockedUses = (
  grounds: readonly Use[],
  { blockers, held }: { readonly blockers: readonly string[]; readonly held: ReadonlySet<Use> },
): BrokenGround =>
  new Map(grounds.filter((use) => !held.has(use)).map((use) => [use, { requirements: blockers, lacks: 'works' }]));

/**
 * Evaluates the ground checks in order. Each relies only on what earlier ones judge, so the first to fail names the
 * cause.
 */
export const judgeGround = (checks: readonly Scenario[], outcomes: readonly Outcome[]): JudgedGround => {
  const byId = new Map(outcomes.map((outcome) => [outcome.check, outcome]));
  const ground = new Map<Use, Broken>();
  const absences = new Map<OperationId, number>();
  const unseen = new Map<Use, readonly string[]>();
  const held = new Set<Use>();
  const judged: Outcome[] = [];
  for (const check of checks) {
    const { id, steps, grounds = [] } = check;
    const outcome = byId.get(id);
    if (outcome === undefined) continue;
    const blockers = isRed(outcome) ? blockersOf(reliancesOf(steps), ground) : [];
    const isBlocked = blockers.length > 0;
    const said: Absences = isBlocked ? new Map() : absencesIn(check, outcome);
    for (const [operation, status] of said) absences.set(operation, status);
    if (outcome.state === 'pass') for (const use of grounds) held.add(use);
    const isBroken = isRed(outcome) && said.size === 0;
    const own: BrokenGround = isBroken && !isBlocked ? brokenBy(outcome, check) : new Map();
    judged.push(isBlocked ? blocked(outcome, blockers) : distrusted(outcome, own));
    if (!isBroken) continue;
    // The first to fail names the cause.
    for (const [use, one] of isBlocked ? blockedUses(grounds, { blockers, held }) : own) {
      if (ground.has(use)) continue;
      ground.set(use, one);
      if (isBlocked) unseen.set(use, blockers);
    }
  }
  return { ground, absences, unseen, outcomes: judged };
};
