import type { Suite } from '../lib/contract/check.ts';
import { usersConnections } from './user-groups/connections.ts';
import { quickChanges } from './user-groups/for-good.ts';
import { storedUsers } from './user-groups/stored.ts';

/** Users in groups: what is stored, and what it does to connections. */
export const userGroupsSuite: Suite = {
  area: 'user-groups',
  checks: [...storedUsers, ...quickChanges, ...usersConnections],
};
