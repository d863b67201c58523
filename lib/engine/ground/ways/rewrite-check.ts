import type { Step } from '../../../contract/step.ts';
import { callOf } from '../../plan/call-of.ts';
import { stepsOf } from '../../plan/steps-of.ts';
import { walkSteps } from '../../plan/walk-steps.ts';
import type { OperationId } from '../../../spec/operation.ts';
import { looksOrSends, type Judged } from '../part-on-ground.ts';
import { effectsOf } from './effects-of.ts';
import { takeWays, type Taken } from './take-ways.ts';
import { isJoin, type Way } from './ways.ts';

/** A check of which some calls are done in another way. */
export interface Rewritten {
  readonly check: Judged;
  readonly ways: readonly Way[];
  /** What it does not judge then, since it is about what these calls do. */
  readonly unjudged: readonly string[];
}

const decidesNothing = (step: Step): Step => {
  const call = callOf(step);
  if (call !== undefined && looksOrSends(call.operation)) return { do: 'together', steps: [] };
  const { verifies: _verifies, ...rest } = step;
  return { ...rest, setup: true };
};

/** The steps without what they would decide of these requirements. */
const silentAbout = (steps: readonly Step[], unjudged: ReadonlySet<string>): readonly Step[] =>
  steps.map((step): Step => {
    if (step.do === 'together') return { ...step, steps: silentAbout(step.steps, unjudged) };
    const verifies = step.verifies?.filter((id) => !unjudged.has(id));
    if (verifies === undefined || verifies.length === step.verifies?.length) return step;
    return verifies.length === 0 ? decidesNothing(step) : { ...step, verifies };
  });

/** The values of a batch share their clients: each may add to one group, or the users would be in too many, and none may end what the others build on. */
const mayShare = (each: readonly Step[], ways: readonly Way[]): boolean =>
  ways.every(({ by }) => by === 'addUserToGroup' || by === 'addConnectionToGroup') &&
  [...walkSteps(each)].filter(isJoin).length < 2;

/**
 * The check with another way in place of each call that prepares something by what is broken, and without what that call itself is asked about. Undefined: no other way is known to lead
 * to the same ground, or nothing would be left to judge.
 *
 * @param seed chooses the value of a property that stands for all
 */
export const rewriteCheck = (
  check: Judged,
  isBroken: (operation: OperationId) => boolean,
  seed: number,
): Rewritten | undefined => {
  // Guests connect before the steps, and these know nothing of them.
  if (check.guests !== undefined || ('arbitrary' in check && check.operations !== undefined)) return undefined;
  const take = (some: readonly Step[]): Taken => takeWays(some, isBroken);
  const sample = stepsOf(check, seed);
  const { ways, steps } = take(sample);
  if (ways.length === 0) return undefined;
  const unjudged = effectsOf(check.verifies, new Set(ways.map((way) => way.of)));
  const verifies = check.verifies.filter((id) => !unjudged.includes(id));
  if (verifies.length === 0) return undefined;
  const silent = (some: readonly Step[]): readonly Step[] => silentAbout(some, new Set(unjudged));
  if ('steps' in check) return { check: { ...check, verifies, steps: silent(steps) }, ways, unjudged };
  const { before = [], each, apart } = check;
  const { length } = before;
  if (apart !== true && !mayShare(sample.slice(length), ways)) return undefined;
  const rest = (value: unknown): readonly Step[] => silent(take([...before, ...each(value)]).steps.slice(length));
  return { check: { ...check, verifies, before: silent(steps.slice(0, length)), each: rest }, ways, unjudged };
};
