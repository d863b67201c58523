import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ConformanceError } from '../../error.ts';

/** A server that listens. */
export interface OpenServer {
  /** As in a URL: IPv6 in brackets. */
  readonly host: string;
  readonly port: number;
  /** Cuts every connection; settles once the port is free. */
  readonly close: () => Promise<void>;
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      const why = error.code === 'EADDRINUSE' ? 'the port is in use' : error.message;
      const message = `the reference cannot listen on ${host}, port ${port}: ${why}`;
      reject(new ConformanceError('ERR_USAGE', message, { cause: error }));
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve();
    });
  });

/** All of them: those of WebSockets are no longer the HTTP server's to close. */
const trackSockets = (server: Server): ReadonlySet<Socket> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
};

/** @throws ConformanceError ERR_USAGE if it cannot listen. */
export const openServer = async (server: Server, port: number, host: string): Promise<OpenServer> => {
  const sockets = trackSockets(server);
  await listen(server, port, host);
  const { address, family, port: found } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    host: family === 'IPv6' ? `[${address}]` : address,
    port: found,
    close: () => (closing ??= close()),
  };
};
