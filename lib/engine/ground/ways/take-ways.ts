import type { CallStep, Name, Step } from '../../../contract/step.ts';
import type { OperationId } from '../../../spec/operation.ts';
import { walkSteps } from '../../plan/walk-steps.ts';
import { isRefused } from '../../requests/is-refused.ts';
import { keyOf, momentsOf } from './clients-at.ts';
import { ways, type Way } from './ways.ts';

/** Steps in which calls of what is broken are done in another way, each in the place of the call. */
export interface Taken {
  readonly steps: readonly Step[];
  /** The ways that were taken; empty: none. */
  readonly ways: readonly Way[];
}

/** Whether the call only prepares: it decides nothing, and nobody asks what came of it. */
const onlyPrepares = (step: Step): step is CallStep =>
  step.do === 'call' &&
  step.setup === true &&
  step.verifies === undefined &&
  step.label === undefined &&
  step.token === undefined &&
  step.observe === undefined &&
  step.expect !== 'absent' &&
  !isRefused(step);

/** The steps, also those inside others, with what is done in place of each. */
const replaced = (steps: readonly Step[], others: ReadonlyMap<Step, readonly Step[]>): readonly Step[] =>
  steps.map((step): Step => {
    const other = others.get(step);
    if (other !== undefined)
      return other.length === 1 && other[0] !== undefined ? other[0] : { do: 'together', steps: other };
    return step.do === 'together' ? { ...step, steps: replaced(step.steps, others) } : step;
  });

const ofConnections: ReadonlySet<string> = new Set<OperationId>(['addConnectionToGroup', 'removeConnectionFromGroup']);

/** What is done to a connection can be done to its user only if it has one: a client that needs none gets a user of its own. */
const withOwnUsers = (steps: readonly Step[], isBroken: (operation: OperationId) => boolean): readonly Step[] => {
  const all = [...walkSteps(steps)];
  const moved = new Set(
    all.flatMap((step) =>
      onlyPrepares(step) && ofConnections.has(step.operation) && isBroken(step.operation) ? [step.connection] : [],
    ),
  );
  const known = new Set(all.map((step) => ('user' in step ? keyOf(step.user) : '')));
  const others = new Map<Step, readonly Step[]>();
  for (const step of all) {
    if (step.do !== 'connect' || step.user !== undefined || !moved.has(step.probe)) continue;
    const user: Name = `own${step.probe.replaceAll(/[^A-Za-z\d]/g, '')}`;
    if (step.observe === undefined && step.refused === undefined && step.token === undefined && !known.has(keyOf(user)))
      others.set(step, [{ ...step, user }]);
    known.add(keyOf(user));
  }
  return replaced(steps, others);
};

/** What is waited for where the service closes a connection, and has nothing to wait for where the client does. */
const waitsFor = (all: readonly Step[], at: number, step: CallStep): readonly Step[] =>
  all.slice(at).filter((one) => one.do === 'closed' && one.probe === step.connection);

/**
 * The steps without calls that prepare something by what is broken, where the same ground can be reached by what is not.
 *
 * @param isBroken of an operation, whether it does not work as these calls need it
 */
export const takeWays = (steps: readonly Step[], isBroken: (operation: OperationId) => boolean): Taken => {
  const named = withOwnUsers(steps, isBroken);
  const all = [...walkSteps(named)];
  const moments = momentsOf(all);
  const others = new Map<Step, readonly Step[]>();
  const taken = new Set<Way>();
  for (const [at, call] of all.entries()) {
    const moment = moments[at];
    if (moment === undefined || !onlyPrepares(call) || !isBroken(call.operation)) continue;
    for (const way of ways) {
      if (way.of !== call.operation || (way.by !== 'disconnect' && isBroken(way.by))) continue;
      const other = way.steps({ call, moment, all, at });
      if (other === undefined) continue;
      others.set(call, other);
      if (way.by === 'disconnect') for (const one of waitsFor(all, at, call)) others.set(one, []);
      taken.add(way);
      break;
    }
  }
  return taken.size === 0 ? { steps, ways: [] } : { steps: replaced(named, others), ways: [...taken] };
};
