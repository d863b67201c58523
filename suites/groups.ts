import type { Suite } from '../lib/contract/check.ts';
import { groupExistence } from './groups/existence.ts';
import { groupHubs } from './groups/hubs.ts';
import { groupMembership } from './groups/membership.ts';
import { groupSends } from './groups/sends.ts';

/** Groups of connections: sending, existence, adding and removing a connection. */
export const groupsSuite: Suite = {
  area: 'groups',
  checks: [...groupSends, ...groupExistence, ...groupMembership, ...groupHubs],
};
