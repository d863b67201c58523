import type { ClosedStep, ConnectStep, DisconnectStep, Name, OpenStep } from '../../lib/contract/step.ts';

const connect = (probe: string, user?: Name, more: Partial<ConnectStep> = {}): ConnectStep => ({
  do: 'connect',
  probe,
  ...(user === undefined ? {} : { user }),
  ...more,
});

/** Steps that connect and disconnect clients. */
export const clients = {
  /** A client connects. If it cannot, the check is not testable. */
  connect,
  /** A client connects; a failure is a finding, since the check is about connecting. */
  getIn: (probe: string, user?: Name, more: Partial<ConnectStep> = {}): ConnectStep =>
    connect(probe, user, { judged: true, ...more }),
  disconnect: (probe: string): DisconnectStep => ({ do: 'disconnect', probe }),
  /** The client is cut off without a close, as when its process dies. */
  breakOff: (probe: string): DisconnectStep => ({ do: 'disconnect', probe, abruptly: true }),
  /** The service has closed the connection. */
  closed: (probe: string, more: Partial<ClosedStep> = {}): ClosedStep => ({
    do: 'closed',
    probe,
    by: ['socket'],
    ...more,
  }),
  /** The connection is still open. */
  open: (probe: string): OpenStep => ({ do: 'open', probe }),
} as const;
