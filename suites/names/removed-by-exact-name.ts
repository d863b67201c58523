import type { Scenario } from '../../lib/contract/check.ts';
import type { Step } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';

const ttl = 600;
const name = 'name';

/** Names in which the name is contained, and one that is contained in it. */
const around = ['name-2', 'name2', 'my-name', 'nam', 'name*', '*', '%', 'na_e', 'nam.'];

const together = (step: (other: string) => Step): Step => ({ do: 'together', steps: around.map(step) });

const ofUsers: Scenario = {
  id: 'names/removed-by-exact-name',
  title: 'Removing a user or connection affects only the exact name, not similar names',
  about: ['group-name', 'user-name', 'absent-user'],
  guests: [act.connect('ann', 'ann')],
  verifies: ['names/user-id-identifies', 'names/group-name-identifies'],
  steps: [
    together((other) => ({
      do: 'call',
      operation: 'addUserToGroup',
      group: 'red',
      user: { exactly: other },
      ttl,
      setup: true,
    })),
    { do: 'call', operation: 'addUserToGroup', group: 'red', user: { exactly: name }, ttl, setup: true },
    { do: 'call', operation: 'removeUserFromAllGroups', user: { exactly: name }, setup: true },
    act.userInGroup({ exactly: name }, 'red', 'absent'),
    together((other) => ({
      do: 'call',
      operation: 'userIsInGroup',
      group: 'red',
      user: { exactly: other },
      verifies: ['names/user-id-identifies'],
    })),
    together((other) => ({
      do: 'call',
      operation: 'addUserToGroup',
      group: { exactly: other },
      user: 'ann',
      ttl,
      setup: true,
    })),
    { do: 'call', operation: 'addUserToGroup', group: { exactly: name }, user: 'ann', ttl, setup: true },
    { do: 'call', operation: 'removeUserFromGroup', group: { exactly: name }, user: 'ann', setup: true },
    act.userInGroup('ann', { exactly: name }, 'absent'),
    together((other) => ({
      do: 'call',
      operation: 'userIsInGroup',
      group: { exactly: other },
      user: 'ann',
      verifies: ['names/group-name-identifies'],
    })),
  ],
};

const join = (group: string): Step => ({ ...act.join('ann', { exactly: group }), setup: true });

const ofConnections: Scenario = {
  id: 'names/left-by-exact-name',
  title: 'Removing a connection from a group leaves it in the groups with similar names',
  about: ['group-name'],
  verifies: ['names/group-name-identifies'],
  steps: [
    act.connect('ann'),
    together(join),
    join(name),
    act.settle(),
    { ...act.leave('ann', { exactly: name }), setup: true },
    act.group({ exactly: name }, 'absent', { setup: true }),
    together((other) => act.group({ exactly: other }, 'there')),
  ],
};

/** A name must not match others as a prefix, suffix or pattern, even in removals. */
export const removedByExactName: readonly Scenario[] = [ofUsers, ofConnections];
