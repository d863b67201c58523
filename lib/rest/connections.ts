import { Pool, ProxyAgent, type Dispatcher } from 'undici';
import { proxyFor } from '../target/proxy-for.ts';

/** The connections for requests below one base. */
export interface Connections extends AsyncDisposable {
  /** Path prefix of the base: empty, or `/…` without trailing slash. It precedes every path. */
  readonly prefix: string;
  readonly origin: string;
  readonly pooled: Dispatcher;
  /** Opens a new connection and uses it. */
  fresh<T>(use: (dispatcher: Dispatcher) => Promise<T>): Promise<T>;
}

export interface ConnectionsOptions {
  readonly base: string;
  readonly connections: number;
  readonly connectTimeoutMs: number;
}

/** Creates a pool of keep-alive connections to the origin of the base, through the proxy that the environment names for it. No connection is opened before the first request. */
export const createConnections = ({ base, connections, connectTimeoutMs }: ConnectionsOptions): Connections => {
  const { origin } = new URL(base);
  const connect = { timeout: connectTimeoutMs };
  const proxy = proxyFor(origin);
  const tunnel = proxy === undefined ? undefined : { uri: proxy, proxyTunnel: true, connect, requestTls: connect };
  const open = (most: number): Dispatcher => {
    const limits = { connections: most, pipelining: 1 };
    return tunnel === undefined ? new Pool(origin, { ...limits, connect }) : new ProxyAgent({ ...limits, ...tunnel });
  };
  const pool = open(connections);
  return {
    origin,
    // Taken from the text, since a URL object would normalise the prefix.
    prefix: /^[a-z]+:\/\/[^/?#]*(.*?)\/*$/is.exec(base)?.[1] ?? '',
    pooled: pool,
    fresh: async (use) => {
      const client = open(1);
      try {
        return await use(client);
      } finally {
        await client.destroy();
      }
    },
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
};
