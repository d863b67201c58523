import type { CallStep, ConnectionRef, Name } from '../../lib/contract/step.ts';
import type { More } from './more.ts';

/** What a query must find. Checks about the status use `expect: 'success'`. */
export type Presence = 'there' | 'absent';

const expecting = (presence: Presence): Pick<CallStep, 'expect'> => (presence === 'there' ? {} : { expect: 'absent' });

/** The four existence queries. */
export const looks = {
  connection: (connection: ConnectionRef, presence: Presence, more: More<'connectionExists'> = {}): CallStep => ({
    do: 'call',
    operation: 'connectionExists',
    connection,
    ...expecting(presence),
    ...more,
  }),
  /** Waits until the service knows the connection, since it can close it only then. */
  known: (connection: string): CallStep => ({ do: 'call', operation: 'connectionExists', connection, setup: true }),
  user: (user: Name, presence: Presence, more: More<'userHasConnections'> = {}): CallStep => ({
    do: 'call',
    operation: 'userHasConnections',
    user,
    ...expecting(presence),
    ...more,
  }),
  group: (group: Name, presence: Presence, more: More<'groupHasConnections'> = {}): CallStep => ({
    do: 'call',
    operation: 'groupHasConnections',
    group,
    ...expecting(presence),
    ...more,
  }),
  userInGroup: (user: Name, group: Name, presence: Presence, more: More<'userIsInGroup'> = {}): CallStep => ({
    do: 'call',
    operation: 'userIsInGroup',
    user,
    group,
    ...expecting(presence),
    ...more,
  }),
} as const;
