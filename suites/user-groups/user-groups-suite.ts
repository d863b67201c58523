import type { Suite } from '../../lib/contract/check.ts';
import { connectionsOfStoredUsers } from './connections-of-stored-users.ts';
import { staysRemoved } from './stays-removed.ts';
import { storedUsers } from './stored-users.ts';

/** Users in groups: the stored relations and their effect on connections. */
export const userGroupsSuite: Suite = {
  area: 'user-groups',
  checks: [...storedUsers, ...staysRemoved, ...connectionsOfStoredUsers],
};
