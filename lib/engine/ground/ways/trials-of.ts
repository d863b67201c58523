import type { CallStep, Step } from '../../../contract/step.ts';
import type { OperationId } from '../../../spec/operation.ts';
import { expectedBy, isRefused } from '../../requests/is-refused.ts';
import { callOf } from '../../plan/call-of.ts';
import { walkSteps } from '../../plan/walk-steps.ts';

const ann = { do: 'connect', probe: 'ann', user: 'ann' } as const;
const ofAnn = { connection: 'ann', group: 'red' } as const;
const ofUser = { user: 'ann', group: 'red' } as const;

const joins = {
  addConnectionToGroup: { do: 'call', operation: 'addConnectionToGroup', ...ofAnn },
  addUserToGroup: { do: 'call', operation: 'addUserToGroup', ...ofUser },
} as const satisfies Partial<Record<OperationId, Step>>;

const leaves = {
  removeConnectionFromGroup: { do: 'call', operation: 'removeConnectionFromGroup', ...ofAnn },
  removeUserFromGroup: { do: 'call', operation: 'removeUserFromGroup', ...ofUser },
  removeUserFromAllGroups: { do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' },
} as const satisfies Partial<Record<OperationId, Step>>;

/** How a member is seen, and how one is not. */
const sights = {
  sendToGroup: [
    { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] },
    { do: 'call', operation: 'sendToGroup', group: 'red', reaches: [], expect: ['any-success', 'absent'] },
  ],
  groupHasConnections: [
    { do: 'call', operation: 'groupHasConnections', group: 'red' },
    { do: 'call', operation: 'groupHasConnections', group: 'red', expect: 'absent' },
  ],
} as const satisfies Partial<Record<OperationId, readonly [Step, Step]>>;

type Join = keyof typeof joins;
type Leave = keyof typeof leaves;
type Sight = keyof typeof sights;

const keys = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] => Object.keys(table) as Key[];

/** Whether members are looked for by the call: the message must reach some and not others, or a group is found or not. */
const looks = ({ operation, reaches, observe }: CallStep): boolean =>
  observe === undefined &&
  (operation === 'groupHasConnections' || (operation === 'sendToGroup' && reaches !== undefined));

/** What is done to a connection by itself is what REST v1 speaks of; the ground checks have judged it. */
const isStated = (join: Join, leave: Leave | undefined): boolean =>
  join === 'addConnectionToGroup' && (leave === undefined || leave === 'removeConnectionFromGroup');

/**
 * The plainest scenarios of what steps do to members of groups beside what REST v1 says of connections: no document says whether a connection leaves that was added through its user, or of which
 * only the user is removed, and whether a user's connections join at once is not said by REST v1. A way is taken only where the target is seen to do it.
 */
export const trialsOf = (steps: readonly Step[]): readonly (readonly Step[])[] => {
  const calls = [...walkSteps(steps)].map(callOf).filter((call) => call !== undefined);
  const made = calls.filter((call) => !isRefused(call) && expectedBy(call).join() !== 'absent');
  const used = new Set<string>(made.map(({ operation }) => operation));
  const seen = new Set<string>(calls.filter(looks).map(({ operation }) => operation));
  return keys<Join>(joins)
    .filter((join) => used.has(join))
    .flatMap((join) =>
      [undefined, ...keys<Leave>(leaves).filter((leave) => used.has(leave))]
        .filter((leave) => !isStated(join, leave))
        .flatMap((leave) =>
          keys<Sight>(sights)
            .filter((sight) => seen.has(sight))
            .map((sight): readonly Step[] => {
              const [isThere, isGone] = sights[sight];
              return [ann, joins[join], isThere, ...(leave === undefined ? [] : [leaves[leave], isGone])];
            }),
        ),
    );
};
