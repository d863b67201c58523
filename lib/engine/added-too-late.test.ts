import { expect, it } from 'vitest';
import type { Step } from '../contract/step.ts';
import { judgeLagging } from '../proof/judge-lagging.ts';
import type { Policies } from '../reference/policies/policies.ts';

const inRed = { group: 'red', user: 'ann' } as const;

const steps: readonly Step[] = [
  { do: 'connect', probe: 'ann', user: 'ann' },
  { do: 'call', operation: 'addUserToGroup', ...inRed, ttl: 'short', label: 'red' },
  { do: 'call', operation: 'removeUserFromGroup', ...inRed },
  { do: 'call', operation: 'userIsInGroup', ...inRed, expect: 'absent' },
  { do: 'call', operation: 'addUserToGroup', ...inRed },
  { do: 'pass', since: 'red' },
  { do: 'call', operation: 'userIsInGroup', ...inRed },
];

/** The first removal is answered only when the short ttl is over. */
const answersLate = (correct: Policies): Pick<Policies, 'answer'> => {
  let isFirst = true;
  return {
    answer: (...given) => {
      if (isFirst && given[1]?.operation.id === 'removeUserFromGroup') {
        isFirst = false;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
      }
      return correct.answer(...given);
    },
  };
};

/** The timer of a ttl is not cancelled when the user is removed. */
const keepingTimers = (correct: Policies): Partial<Policies> => ({
  store: (hub, relating, relation) => {
    correct.store(hub, relating, relation);
    if (relation === undefined || relation.lasting) return;
    const takeOut = (): void => correct.unrelate(hub, relation.user, relation.group);
    setTimeout(takeOut, relation.expiresAtMs - Date.now());
  },
});

it.each([
  ['a service whose old ttls take users out who were added again', keepingTimers, 'fail'],
  ['a service that is only slow', () => ({}), 'pass'],
])('a user who was added again only when the ttl was over says nothing: %s', async (_which, change, state) => {
  const policies = (correct: Policies): Partial<Policies> => ({ ...change(correct), ...answersLate(correct) });
  expect(await judgeLagging(steps, policies)).toMatchObject({ state });
});
