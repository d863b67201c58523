import { ConnectError } from './connect-error.ts';
import type { Frame } from './frame.ts';

/** The first record of a client (SignalR HubProtocol). */
export const handshakeRequest = { protocol: 'json', version: 1 } as const;

const stage = 'handshake';

const said = (error: unknown): string | undefined => (typeof error === 'string' ? error : JSON.stringify(error));

/** Why the server's first record does not accept the client; undefined: it does (`{}`, SignalR HubProtocol). */
export const handshakeRefusal = ({ message, type }: Frame): ConnectError | undefined => {
  if (message === undefined)
    return new ConnectError('the handshake was answered with something that is no JSON object', { stage });
  const error = said(message['error']);
  if (type === 7)
    return new ConnectError(`the server closed the connection at the handshake: ${error ?? 'no reason'}`, { stage });
  // Whoever wrote the client takes no message for the answer, not even a ping.
  if (type !== undefined)
    return new ConnectError(`the handshake was not answered before a message came (type ${type})`, { stage });
  return error === undefined ? undefined : new ConnectError(`the handshake was refused: ${error}`, { stage });
};
