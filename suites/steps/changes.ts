import type { CallStep, ConnectionRef, Name, Step } from '../../lib/contract/step.ts';
import type { More } from './more.ts';

/** Calls that change something as preparation, with any success. A call that is itself under test is a `judge` step. */
export const changes = {
  join: (connection: ConnectionRef, group: Name, more: More<'addConnectionToGroup'> = {}): CallStep => ({
    do: 'call',
    operation: 'addConnectionToGroup',
    connection,
    group,
    setup: true,
    ...more,
  }),
  leave: (connection: ConnectionRef, group: Name, more: More<'removeConnectionFromGroup'> = {}): CallStep => ({
    do: 'call',
    operation: 'removeConnectionFromGroup',
    connection,
    group,
    setup: true,
    ...more,
  }),
  add: (user: Name, group: Name, more: More<'addUserToGroup'> = {}): CallStep => ({
    do: 'call',
    operation: 'addUserToGroup',
    user,
    group,
    setup: true,
    ...more,
  }),
  remove: (user: Name, group: Name, more: More<'removeUserFromGroup'> = {}): CallStep => ({
    do: 'call',
    operation: 'removeUserFromGroup',
    user,
    group,
    setup: true,
    ...more,
  }),
  removeFromAll: (user: Name, more: More<'removeUserFromAllGroups'> = {}): CallStep => ({
    do: 'call',
    operation: 'removeUserFromAllGroups',
    user,
    setup: true,
    ...more,
  }),
  /** Asks the service to close a connection; not preparation unless marked as such. */
  close: (connection: ConnectionRef, more: More<'closeConnection'> = {}): CallStep => ({
    do: 'call',
    operation: 'closeConnection',
    connection,
    ...more,
  }),
  /** Closes a connection as preparation, and waits until it is closed. */
  closeFirst: (connection: string, more: More<'closeConnection'> = {}): readonly Step[] => [
    { do: 'call', operation: 'closeConnection', connection, setup: true, ...more },
    { do: 'closed', probe: connection, by: ['socket'], setup: true },
  ],
} as const;
