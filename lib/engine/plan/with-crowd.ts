import { anyCall } from '../../contract/any-call.ts';
import type { Scenario } from '../../contract/check.ts';
import type { CallStep, ConnectionRef, Step } from '../../contract/step.ts';
import type { Target } from '../../target/target.ts';

/** Connections left to the scenarios that last as long as the run. */
const spared = 5;
/** Fewer are no crowd, whatever the profile allows. */
const fewest = 2;

type Missing = ReadonlySet<unknown>;

const present = <Item>(items: readonly Item[], missing: Missing): readonly Item[] =>
  items.filter((one) => !missing.has(one));

const callWithout = (call: CallStep, missing: Missing): CallStep =>
  anyCall(call.operation, {
    ...call,
    ...(call.reaches && { reaches: present(call.reaches, missing) }),
    ...(call.mayReach && { mayReach: present(call.mayReach, missing) }),
    ...(call.excluded && { excluded: present<ConnectionRef | readonly ConnectionRef[]>(call.excluded, missing) }),
  });

const stepsWithout = (steps: readonly Step[], missing: Missing): readonly Step[] =>
  steps.flatMap((step): readonly Step[] => {
    if (step.do === 'together') return [{ ...step, steps: stepsWithout(step.steps, missing) }];
    if ('probe' in step && missing.has(step.probe)) return [];
    if (step.do !== 'call') return [step];
    return missing.has(step.connection) ? [] : [callWithout(step, missing)];
  });

/** The scenario with as many of its crowd as the profile lets connect. Of the others there is no step, and nobody expects anything of them. */
export const withCrowd = (scenario: Scenario, { profile }: Pick<Target, 'profile'>): Scenario => {
  const { crowd = [], steps } = scenario;
  const missing = new Set<unknown>(crowd.slice(Math.max(fewest, profile.limits.sockets - spared)));
  return missing.size === 0 ? scenario : { ...scenario, steps: stepsWithout(steps, missing) };
};
