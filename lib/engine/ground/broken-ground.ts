import type { Scenario } from '../../contract/check.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { Use } from '../../contract/use.ts';
import { absencesIn, type Absences } from './absences-in.ts';
import type { Unseen } from './maybe-missing.ts';
import type { Reliance } from './reliance.ts';
import { reliancesOf } from './reliances-of.ts';

/** What is broken about a use, as the simplest (ground) check found. */
export interface Broken {
  /** The requirements that the ground check found broken. */
  readonly requirements: readonly string[];
  /** `answered`: its response is wrong, so nothing can be concluded from it; `works`: its effect fails. */
  readonly lacks: Reliance;
}

export type BrokenGround = ReadonlyMap<Use, Broken>;

/** Whether a check with this reliance on a use is unaffected by what is broken. */
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

const answerCodes: ReadonlySet<string> = new Set(['status', 'server-error', 'no-answer', 'connect-failed']);

const brokenBy = ({ findings }: Outcome, verifies: readonly string[]): Broken => {
  const judged = findings.filter(({ setup }) => setup !== true);
  return {
    requirements: judged.length > 0 ? [...new Set(judged.flatMap(({ requirements }) => requirements))] : verifies,
    lacks: judged.some(({ code }) => answerCodes.has(code)) ? 'answered' : 'works',
  };
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

/** What comes of a check that relies on what these requirements say, which does not hold. */
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

/**
 * Evaluates the ground checks in order. Each relies only on what earlier ones judge, so the first to fail names the
 * cause.
 */
export const judgeGround = (checks: readonly Scenario[], outcomes: readonly Outcome[]): JudgedGround => {
  const byId = new Map(outcomes.map((outcome) => [outcome.check, outcome]));
  const ground = new Map<Use, Broken>();
  const absences = new Map<OperationId, number>();
  const unseen = new Map<Use, readonly string[]>();
  const judged: Outcome[] = [];
  for (const check of checks) {
    const { id, steps, verifies, grounds = [] } = check;
    const outcome = byId.get(id);
    if (outcome === undefined) continue;
    const blockers = isRed(outcome) ? blockersOf(reliancesOf(steps), ground) : [];
    const isBlocked = blockers.length > 0;
    judged.push(isBlocked ? blocked(outcome, blockers) : outcome);
    const said: Absences = isBlocked ? new Map() : absencesIn(check, outcome);
    for (const [operation, status] of said) absences.set(operation, status);
    if (!isRed(outcome) || said.size > 0) continue;
    const broken = isBlocked ? { requirements: blockers, lacks: 'works' as const } : brokenBy(outcome, verifies);
    // The first to fail names the cause.
    for (const use of grounds) {
      if (ground.has(use)) continue;
      ground.set(use, broken);
      if (isBlocked) unseen.set(use, blockers);
    }
  }
  return { ground, absences, unseen, outcomes: judged };
};
