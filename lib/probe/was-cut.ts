import type { Probe } from './probe.ts';

/** The code that a WebSocket has when it ended without a closing handshake (RFC 6455, 7.1.5). */
const abnormal = 1006;

/** Whether a connection ended without a word of the service, and not by its client. */
export const wasCut = ({ closed }: Pick<Probe, 'closed'>): boolean =>
  closed.frame === undefined &&
  closed.broken === undefined &&
  closed.socket?.code === abnormal &&
  closed.socket.by === 'server';
