import type { Property, Scenario } from '../../contract/check.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { CallStep, Step } from '../../contract/step.ts';
import { isChanging } from '../../spec/is-changing.ts';
import type { OperationId } from '../../spec/operation.ts';
import { shapeOf } from '../../spec/shape.ts';
import { callOf } from '../plan/call-of.ts';
import { decidedBy } from '../plan/decided-by.ts';
import { stepsOf } from '../plan/steps-of.ts';
import { walkSteps } from '../plan/walk-steps.ts';
import { expectedBy, isRefused } from '../requests/is-refused.ts';
import { blockFindings } from './block-findings.ts';
import { blockersOf, blockersOfCall, type BrokenGround } from './broken-ground.ts';
import { reliancesOf } from './reliances-of.ts';

/** A check whose steps may be left out, or done in another way. */
export type Judged = Scenario | Property<unknown>;

/** What of a check can be judged on this ground. */
export interface PartOnGround {
  /** The check without what it would do on broken ground; absent: nothing of it can be judged. */
  readonly check?: Judged;
  /** The requirements that do not hold on which the rest relies. Empty: all can be judged. */
  readonly blockedBy: readonly string[];
  /** The requirements that the check does not judge. */
  readonly unjudged: readonly string[];
  /** The requirements that what is left out would have decided, too. */
  readonly partly: readonly string[];
  /** The steps that are left out. */
  readonly leftOut: readonly Step[];
}

/** Whether it changes nothing. */
export const looksOrSends = (operation: OperationId): boolean => !isChanging(shapeOf(operation));

/** Whether the call must not succeed. */
const mustFail = ({ expect }: CallStep): boolean =>
  expect !== undefined && [expect].flat().every((one) => one === 'absent' || isRefused({ expect: one }));

/** Whether nothing that comes after the call builds on it: it changes nothing, or must not. */
const isDispensable = (call: CallStep): boolean => mustFail(call) || looksOrSends(call.operation);

/** What is left of steps, each in its place. */
const without = (steps: readonly Step[], left: ReadonlySet<Step>): readonly Step[] =>
  steps.map((step): Step => {
    if (left.has(step)) return { do: 'together', steps: [] };
    return step.do === 'together' ? { ...step, steps: without(step.steps, left) } : step;
  });

/** What would be done by calls that rely on what is broken, and what is done only where one of them is accepted. */
const leftOutOf = (steps: readonly Step[], ground: BrokenGround): ReadonlySet<Step> => {
  const found = new Set<Step>();
  const labels = new Set<string>();
  for (const step of walkSteps(steps)) {
    const call = callOf(step);
    if (call === undefined || !isDispensable(call)) continue;
    if (!labels.has(step.ifAccepted ?? '') && blockersOfCall(call, ground).length === 0) continue;
    found.add(step);
    if (step.label !== undefined) labels.add(step.label);
  }
  const isNamed = (step: Step): boolean =>
    !found.has(step) &&
    (labels.has(step.ifAccepted ?? '') || ('of' in step && step.of.some((label: string) => labels.has(label))));
  // What cannot be left out itself still needs it.
  return [...walkSteps(steps)].some(isNamed) ? new Set() : found;
};

/** Whether the rest of the steps relies on what is broken. */
const isBlocked = (steps: readonly Step[], left: ReadonlySet<Step>, ground: BrokenGround): boolean =>
  blockersOf(reliancesOf(without(steps, left)), ground).length > 0;

/** What is left out of a scenario. Where the rest of it relies on what is broken, it ends before the first step that does. */
const withTail = (steps: readonly Step[], left: ReadonlySet<Step>, ground: BrokenGround): ReadonlySet<Step> => {
  if (!isBlocked(steps, left, ground)) return left;
  const relies = (step: Step): boolean => {
    const call = callOf(step);
    return !left.has(step) && call !== undefined && blockersOfCall(call, ground).length > 0;
  };
  const end = steps.findIndex((step) => [...walkSteps([step])].some(relies));
  return end < 0 ? left : new Set([...left, ...walkSteps(steps.slice(end))]);
};

/** The operation by which a step must find something, or reach somebody. */
const presenceIn = (step: Step): readonly OperationId[] => {
  const call = callOf(step);
  if (call === undefined || isRefused(call) || call.observe !== undefined) return [];
  const isPresent =
    shapeOf(call.operation).kind === 'look'
      ? expectedBy(call).every((expected) => expected === 'success')
      : (call.reaches ?? []).length > 0;
  return isPresent ? [call.operation] : [];
};

/**
 * Whether a step shows that what it decides holds. That something is absent or silent shows where the same operation is seen to find or reach something; that a change
 * was accepted shows nothing of its effect, and decides only what the step names.
 */
const isProof = (step: Step, finding: ReadonlySet<OperationId>): boolean => {
  const call = callOf(step);
  // A refusal shows by its answer; that a refused message reaches nobody shows where another one would have.
  if (call === undefined || (isRefused(call) && call.reaches === undefined)) return true;
  return isDispensable(call) ? finding.has(call.operation) : step.verifies !== undefined;
};

/** The requirements that some of the steps name; those of the others follow from what the check verifies. */
const namedIn = (steps: readonly Step[]): ReadonlySet<string> =>
  new Set(steps.flatMap(({ verifies = [] }) => verifies));

/** What the rest of the steps does not judge: what none of them decides and, where what was to be found is left out, what none of them proves. */
const unjudgedIn = (
  steps: readonly Step[],
  left: ReadonlySet<Step>,
  verifies: readonly string[],
): readonly string[] => {
  const all = [...walkSteps(steps)];
  const rest = all.filter((step) => !left.has(step));
  const isUnproved = all.some((step) => left.has(step) && presenceIn(step).length > 0);
  const finding = new Set(rest.flatMap(presenceIn));
  const deciding = rest.filter((step) => !isUnproved || isProof(step, finding));
  const named = namedIn(all);
  const judged = new Set([
    ...namedIn(deciding),
    ...deciding.flatMap((step) => decidedBy(step, verifies)).filter((id) => !named.has(id)),
  ]);
  return verifies.filter((id) => !judged.has(id));
};

/** What a scenario that ends early does not judge: all but what only steps before its end decide. */
const unjudgedBeforeEnd = (
  steps: readonly Step[],
  left: ReadonlySet<Step>,
  verifies: readonly string[],
): readonly string[] => {
  const judged = namedIn([...walkSteps(steps)].filter((step) => !left.has(step)));
  const named = namedIn([...left]);
  return verifies.filter((id) => !judged.has(id) || named.has(id));
};

/** What the check is about without the steps that are left out. What only these name is not what the others are about. */
const verifiedWithout = (steps: readonly Step[], left: ReadonlySet<Step>, verifies: readonly string[]) => {
  const lost = namedIn([...left]);
  const kept = namedIn([...walkSteps(steps)].filter((step) => !left.has(step)));
  return verifies.filter((id) => kept.has(id) || !lost.has(id));
};

const reduced = (check: Judged, ground: BrokenGround, verifies: readonly string[], left: ReadonlySet<Step>): Judged => {
  if ('steps' in check) return { ...check, verifies, steps: without(check.steps, left) };
  const rest = (steps: readonly Step[]): readonly Step[] => without(steps, leftOutOf(steps, ground));
  const { before, each } = check;
  return { ...check, verifies, ...(before && { before: rest(before) }), each: (value) => rest(each(value)) };
};

const whole = (check: Judged): PartOnGround => ({ check, blockedBy: [], unjudged: [], partly: [], leftOut: [] });

/** Of values that call different things, those calls are left out, or the values that make them. What neither looks nor sends shows nothing. */
const partOfValues = (check: Property<unknown>, ground: BrokenGround): PartOnGround => {
  const { operations = [], each, sparesLacking, verifies } = check;
  const blockedBy = [...new Set(operations.flatMap((operation) => ground.get(operation)?.requirements ?? []))];
  if (blockedBy.length === 0) return whole(check);
  const part = { blockedBy, unjudged: [], partly: verifies, leftOut: [] };
  if (sparesLacking === undefined) return { ...part, check };
  const isBroken = (operation: OperationId): boolean => ground.has(operation);
  const shows = (operation: OperationId): boolean => !isBroken(operation) && looksOrSends(operation);
  if (!operations.some(shows)) return { ...part, unjudged: verifies };
  return { ...part, check: { ...check, each: (value) => each(value, isBroken) } };
};

/**
 * What of a check can be judged on this ground: calls that change nothing are left out where they rely on what is broken, so that a requirement about many operations
 * is judged by those that are there, and a scenario ends before a change that relies on it.
 *
 * @param seed chooses the value of a property that stands for all
 */
export const partOnGround = (check: Judged, ground: BrokenGround, seed: number): PartOnGround => {
  if ('arbitrary' in check && check.operations !== undefined) return partOfValues(check, ground);
  const { verifies } = check;
  const steps = stepsOf(check, seed);
  const blockedBy = blockersOf(reliancesOf(steps), ground);
  if (blockedBy.length === 0) return whole(check);
  const calls = leftOutOf(steps, ground);
  const left = 'steps' in check ? withTail(steps, calls, ground) : calls;
  const leftOut = [...left];
  const unjudged = (left === calls ? unjudgedIn : unjudgedBeforeEnd)(steps, left, verifies);
  const isLost = isBlocked(steps, left, ground) || unjudged.length === verifies.length;
  if (isLost) return { blockedBy, unjudged: verifies, partly: [], leftOut: [] };
  const partly = [...new Set(leftOut.flatMap((step) => decidedBy(step, verifies)))];
  const part = reduced(check, ground, verifiedWithout(steps, left, verifies), left);
  return { check: part, blockedBy, unjudged, partly, leftOut };
};

/** Where steps of a scenario stand. */
const placesOf = (steps: readonly Step[], wanted: ReadonlySet<Step>, path = '$'): readonly string[] =>
  steps.flatMap((step, index) => {
    const at = `${path}.steps[${index}]`;
    if (wanted.has(step)) return [at];
    return step.do === 'together' ? placesOf(step.steps, wanted, at) : [];
  });

/** The outcome of a check that was judged in part. A scenario may have begun before it was known which of its calls should have been left out: what they found says nothing. */
export const ofPart = (
  check: Judged,
  outcome: Outcome,
  { blockedBy, unjudged, partly, leftOut }: PartOnGround,
): Outcome => {
  if (blockedBy.length === 0 || outcome.state === 'not-applicable') return outcome;
  const places = new Set<string | undefined>('steps' in check ? placesOf(check.steps, new Set(leftOut)) : []);
  const rest = blockFindings(
    outcome,
    ({ step }) => (places.has(step) ? blockedBy : undefined),
    () => `relies on ${blockedBy.join(', ')}`,
  );
  // Unless a step decides something of its own, the scenario ends with what it finds.
  const { looked } = leftOut.every(({ verifies }) => verifies !== undefined) ? outcome : rest;
  return { ...rest, blockedBy, partly, looked: looked.filter((id) => !unjudged.includes(id)) };
};
