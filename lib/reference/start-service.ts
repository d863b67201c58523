import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ConformanceError } from '../error.ts';
import { takeCensus, type Census } from './census.ts';
import { correctPolicies } from './correct-policies.ts';
import { createHttpListener } from './http-listener.ts';
import type { Policies } from './policies.ts';
import { createHubs } from './state.ts';
import { createTickets } from './tickets.ts';
import { createUpgradeListener } from './upgrade-listener.ts';

/** How a service is to run. */
export interface ServiceOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Generated unless given. */
  readonly accessKey: string;
  /** How often each client is pinged. */
  readonly pingIntervalMs: number;
  /** A client that has been silent for so long is dropped. */
  readonly clientTimeoutMs: number;
  /** How long a client may take to begin after its socket has opened. */
  readonly handshakeTimeoutMs: number;
  /** How long what negotiate handed out opens a socket. */
  readonly connectTimeoutMs: number;
  readonly policies: Policies;
}

/** A service that is running. */
export interface Service {
  /** Its base, for REST and for clients, e.g. `http://127.0.0.1:8888`. */
  readonly url: string;
  readonly accessKey: string;
  /** For people and tools; holds the access key. */
  readonly connectionString: string;
  /** What is left in it at this moment. */
  census(): Census;
  /** Cuts every connection and stops listening; settles once nothing of it is left. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A group name of 1,024 characters may take 12 KB in a URL; Node reads 16 KB of headers unless told otherwise. */
const maxHeaderSize = 64 * 1024;
/** Longer than any pool of clients keeps a connection: none is closed in the moment in which it is used again. */
const keepAliveTimeout = 60_000;

const listen = async (server: Server, port: number, host: string): Promise<AddressInfo> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'the port is in use' : error.message;
      reject(
        new ConformanceError('ERR_USAGE', `the reference cannot listen on ${host}:${port}: ${why}`, { cause: error }),
      );
    });
    server.listen(port, host, resolve);
  });
  return server.address() as AddressInfo;
};

/** Those of WebSockets are no longer the HTTP server's to close. */
const trackSockets = (server: Server): ReadonlySet<Socket> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
};

const closeServer = async (server: Server, sockets: ReadonlySet<Socket>): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const socket of sockets) socket.destroy();
  await closed;
};

/**
 * Starts a service that behaves as the documents say, or as the policies do that it is given, in this thread.
 *
 * @throws ConformanceError ERR_USAGE where it cannot listen.
 */
export const startService = async ({
  port = 0,
  host = '127.0.0.1',
  accessKey = randomBytes(32).toString('base64'),
  pingIntervalMs = 15_000,
  clientTimeoutMs = 30_000,
  handshakeTimeoutMs = 15_000,
  connectTimeoutMs = 5000,
  policies = correctPolicies(),
}: Partial<ServiceOptions> = {}): Promise<Service> => {
  const hubs = createHubs();
  const tickets = createTickets(connectTimeoutMs);
  const context = { policies, accessKey, hubs, tickets, pingIntervalMs, clientTimeoutMs, handshakeTimeoutMs };
  const server = createServer({ maxHeaderSize, keepAliveTimeout, noDelay: true }, createHttpListener(context));
  server.on('upgrade', createUpgradeListener(context));
  const sockets = trackSockets(server);
  const address = await listen(server, port, host);
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeServer(server, sockets));
  return {
    url: `http://${name}:${address.port}`,
    accessKey,
    connectionString: `Endpoint=http://${name};Port=${address.port};AccessKey=${accessKey};Version=1.0;`,
    census: () => takeCensus(context),
    close,
    [Symbol.asyncDispose]: close,
  };
};
