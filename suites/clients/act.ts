import type { CallStep, ConnectionRef, ConnectStep, Name, Step, TogetherStep } from '../../lib/contract/step.ts';

type More<Id extends CallStep['operation']> = Partial<Omit<CallStep<Id>, 'do' | 'operation'>>;

/** The steps of which scenarios about clients are made: who comes, what is sent to whom, who is there. */
export const act = {
  connect: (probe: string, user?: Name, more: Partial<ConnectStep> = {}): ConnectStep => ({
    do: 'connect',
    probe,
    ...(user === undefined ? {} : { user }),
    ...more,
  }),
  /** A client connects; a failure is a finding, since that it gets in is what the check is about. */
  getIn: (probe: string, user?: Name, more: Partial<ConnectStep> = {}): ConnectStep =>
    act.connect(probe, user, { judged: true, ...more }),
  disconnect: (probe: string): Step => ({ do: 'disconnect', probe }),
  breakOff: (probe: string): Step => ({ do: 'disconnect', probe, abruptly: true }),
  together: (...steps: readonly Step[]): TogetherStep => ({ do: 'together', steps }),
  /** A message to the hub, and whom it must reach; all others must be silent. */
  broadcast: (reaches: readonly string[], more: More<'broadcast'> = {}): CallStep => ({
    do: 'call',
    operation: 'broadcast',
    reaches,
    ...more,
  }),
  /** A message to a user. */
  toUser: (user: Name, reaches: readonly string[], more: More<'sendToUser'> = {}): CallStep => ({
    do: 'call',
    operation: 'sendToUser',
    user,
    reaches,
    ...more,
  }),
  /** A message to one connection. */
  toConnection: (
    connection: ConnectionRef,
    reaches: readonly string[],
    more: More<'sendToConnection'> = {},
  ): CallStep => ({
    do: 'call',
    operation: 'sendToConnection',
    connection,
    reaches,
    ...more,
  }),
  /** Is the connection there? */
  connection: (connection: ConnectionRef, expect: 200 | 404, more: More<'connectionExists'> = {}): CallStep => ({
    do: 'call',
    operation: 'connectionExists',
    connection,
    expect,
    ...more,
  }),
  /** The service knows the connection, also where that takes it a moment: only then can it close it. */
  known: (connection: string): CallStep => ({ do: 'call', operation: 'connectionExists', connection, setup: true }),
  /** Is the user there? */
  user: (user: Name, expect: 200 | 404, more: More<'userHasConnections'> = {}): CallStep => ({
    do: 'call',
    operation: 'userHasConnections',
    user,
    expect,
    ...more,
  }),
  /** The service is told to close a connection. */
  close: (connection: ConnectionRef, more: More<'closeConnection'> = {}): CallStep => ({
    do: 'call',
    operation: 'closeConnection',
    connection,
    ...more,
  }),
} as const;
