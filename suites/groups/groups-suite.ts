import type { Suite } from '../../lib/contract/check.ts';
import { groupExistence } from './group-existence.ts';
import { groupsOfTwoHubs } from './groups-of-two-hubs.ts';
import { groupMembership } from './group-membership.ts';
import { groupSends } from './group-sends.ts';

/** Groups of connections: sending, existence, adding and removing a connection. */
export const groupsSuite: Suite = {
  area: 'groups',
  checks: [...groupSends, ...groupExistence, ...groupMembership, ...groupsOfTwoHubs],
};
