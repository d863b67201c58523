import { ConnectError } from './connect-error.ts';
import type { Frame } from './frame.ts';

/** The first record of a client (SignalR HubProtocol). */
export const handshakeRequest = { protocol: 'json', version: 1 } as const;

const stage = 'handshake';

const said = (error: unknown): string | undefined => (typeof error === 'string' ? error : JSON.stringify(error));

/** Why the first record of the server is not an accepted handshake (`{}`, SignalR HubProtocol). Undefined: it is. */
export const handshakeRefusal = ({ message, type }: Frame): ConnectError | undefined => {
  if (message === undefined)
    return new ConnectError('the handshake was answered with something that is no JSON object', { stage });
  const error = said(message['error']);
  if (type === 7)
    return new ConnectError(`the server closed the connection at the handshake: ${error ?? 'no reason'}`, { stage });
  // A SignalR client accepts no message as the handshake response, not even a ping.
  if (type !== undefined)
    return new ConnectError(`the handshake was not answered before a message came (type ${type})`, { stage });
  return error === undefined ? undefined : new ConnectError(`the handshake was refused: ${error}`, { stage });
};
