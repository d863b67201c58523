import type { Suite } from '../lib/contract/check.ts';
import { authSuite } from './auth/auth-suite.ts';
import { broadcastSuite } from './broadcast/broadcast-suite.ts';
import { clientsSuite } from './clients/clients-suite.ts';
import { connectionsSuite } from './connections/connections-suite.ts';
import { groundSuite } from './ground/ground-suite.ts';
import { groupsSuite } from './groups/groups-suite.ts';
import { lastingSuite } from './lasting/lasting-suite.ts';
import { monitorsSuite } from './monitors/monitors-suite.ts';
import { namesSuite } from './names/names-suite.ts';
import { optionalSuite } from './optional/optional-suite.ts';
import { payloadsSuite } from './payloads/payloads-suite.ts';
import { querySuite } from './query/query-suite.ts';
import { relationshipLimitSuite } from './relationship-limit/relationship-limit-suite.ts';
import { scaleSuite } from './scale/scale-suite.ts';
import { statefulSuite } from './stateful/stateful-suite.ts';
import { ttlSuite } from './ttl/ttl-suite.ts';
import { userGroupsSuite } from './user-groups/user-groups-suite.ts';
import { usersSuite } from './users/users-suite.ts';

/** The only list of all suites. Suites that last as long as the run, or wait for a ttl or a keep-alive, come first, so that the others run in the meantime; the crowd comes last, since it needs the connections of all others. */
export const suites: readonly Suite[] = [
  groundSuite,
  lastingSuite,
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
  scaleSuite,
  monitorsSuite,
];
