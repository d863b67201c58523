import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Catalogue } from '../spec/catalogue.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { takeCensus, type Census } from './census.ts';
import type { Context } from './service/context.ts';
import { correctPolicies } from './policies/correct-policies.ts';
import { createHttpListener } from './listeners/http-listener.ts';
import { openServer } from './listeners/open-server.ts';
import type { Policies } from './policies/policies.ts';
import { createHubs } from './state/state.ts';
import { createTickets } from './service/tickets.ts';
import { createUpgradeListener } from './listeners/upgrade-listener.ts';

/** Options of a service. */
export interface ServiceOptions {
  /** Default 0: any free port. */
  readonly port: number;
  /** Address to listen on. Default 127.0.0.1. */
  readonly host: string;
  /** The HMAC key is the UTF-8 of this text as it stands. Default: a new one, drawn at random. */
  readonly accessKey: string;
  /** How often each client is pinged. Default 15,000. */
  readonly pingIntervalMs: number;
  /** A client that has been silent for so long is dropped. Default 30,000. */
  readonly clientTimeoutMs: number;
  /** How long a client may take to shake hands once its socket is open. Default 15,000. */
  readonly handshakeTimeoutMs: number;
  /** How long what negotiate handed out opens a socket. Default 5,000. */
  readonly connectTimeoutMs: number;
  /** The version of the API that is served. Default: v1. */
  readonly catalogue: Catalogue;
  /** Default: the correct ones of the catalogue. */
  readonly policies: Policies;
}

/** A service that is running. */
export interface Service extends AsyncDisposable {
  /** Its base, for REST and for clients, e.g. `http://127.0.0.1:8888`. */
  readonly url: string;
  /** Secret, as far as a service on loopback has secrets. */
  readonly accessKey: string;
  /** Url and key in the form that Microsoft's libraries read. */
  readonly connectionString: string;
  /** What is left in it at this moment. */
  census(): Census;
  /** Closes every connection and stops listening; settles once everything is closed. */
  close(): Promise<void>;
}

/** A group name of 1,024 characters may take 12 KB in a URL, and Node reads 16 KB of headers unless told otherwise. */
const maxHeaderSize = 64 * 1024;
/** Longer than client pools keep a connection, so that none is closed at the moment of reuse. */
const keepAliveTimeout = 60_000;
/** What Node's timers hold; longer ones fire at once. */
const longestTimerMs = 2 ** 31 - 1;

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
  catalogue = v1,
  policies = correctPolicies(catalogue),
}: Partial<ServiceOptions> = {}): Promise<Service> => {
  const context: Context = {
    policies,
    accessKey,
    hubs: createHubs(),
    tickets: createTickets(connectTimeoutMs),
    pingIntervalMs: Math.min(pingIntervalMs, longestTimerMs),
    clientTimeoutMs: Math.min(clientTimeoutMs, longestTimerMs),
    handshakeTimeoutMs: Math.min(handshakeTimeoutMs, longestTimerMs),
  };
  const server = createServer({ maxHeaderSize, keepAliveTimeout, noDelay: true }, createHttpListener(context));
  server.on('upgrade', createUpgradeListener(context));
  const open = await openServer(server, port, host);
  return {
    url: `http://${open.host}:${open.port}`,
    accessKey,
    connectionString: `Endpoint=http://${open.host};Port=${open.port};AccessKey=${accessKey};Version=1.0;`,
    census: () => takeCensus(context),
    close: open.close,
    [Symbol.asyncDispose]: open.close,
  };
};
