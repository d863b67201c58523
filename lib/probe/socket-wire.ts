import type { Socket } from 'node:net';
import type { ConnectError } from './connect-error.ts';

/** What a probe does with its WebSocket. */
export interface Line {
  /** As of a WebSocket: 1 is open. */
  readonly readyState: number;
  send(text: string): void;
  close(): void;
  terminate(): void;
  pause(): void;
  removeAllListeners(event: 'message'): unknown;
}

/** Callbacks for what happens to the socket. */
export interface DialListeners {
  readonly onOpen: () => void;
  /** Called with the underlying connection once the server has accepted the upgrade. */
  readonly onUpgrade: (connection: Pick<Socket, 'bytesRead'>) => void;
  readonly onText: (text: string) => void;
  /** The socket did not open, or it broke. */
  readonly onFailure: (error: ConnectError) => void;
  readonly onClose: (code: number, reason: string) => void;
}

/** Stands between a probe and the network. */
export interface SocketWire {
  /** @param live opens the socket over the network */
  dial(
    request: { readonly scope: string; readonly url: string },
    listeners: DialListeners,
    live: (listeners: DialListeners) => Line,
  ): Line;
}
