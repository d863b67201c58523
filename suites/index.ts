import type { Suite } from '../lib/contract/check.ts';
import { authSuite } from './auth.ts';
import { broadcastSuite } from './broadcast.ts';
import { clientsSuite } from './clients.ts';
import { connectionsSuite } from './connections.ts';
import { groupsSuite } from './groups.ts';
import { monitors } from './monitors.ts';
import { namesSuite } from './names.ts';
import { optionalSuite } from './optional.ts';
import { payloadsSuite } from './payloads.ts';
import { querySuite } from './query.ts';
import { relationshipLimitSuite } from './relationship-limit.ts';
import { statefulSuite } from './stateful.ts';
import { ttlSuite } from './ttl.ts';
import { userGroupsSuite } from './user-groups.ts';
import { usersSuite } from './users.ts';

/** Every suite there is: the only list of them. Those that must wait for a ttl or a keep-alive stand first, so that the others run meanwhile. */
export const suites: readonly Suite[] = [
  ttlSuite,
  clientsSuite,
  relationshipLimitSuite,
  broadcastSuite,
  usersSuite,
  connectionsSuite,
  groupsSuite,
  userGroupsSuite,
  namesSuite,
  querySuite,
  payloadsSuite,
  authSuite,
  optionalSuite,
  statefulSuite,
  monitors,
];
