import { Client, Pool, type Dispatcher } from 'undici';

/** Where requests below one base go. */
export interface Connections extends AsyncDisposable {
  /** Path prefix of the base, put before every path; empty or `/…` without trailing slash. */
  readonly prefix: string;
  readonly pooled: Dispatcher;
  /** Uses a connection of its own, opened for this. */
  fresh<T>(use: (dispatcher: Dispatcher) => Promise<T>): Promise<T>;
}

export interface ConnectionsOptions {
  readonly base: string;
  readonly connections: number;
  readonly connectTimeoutMs: number;
}

/** A pool of keep-alive connections to the base's origin; nothing is opened before the first request. */
export const createConnections = ({ base, connections, connectTimeoutMs }: ConnectionsOptions): Connections => {
  const { origin } = new URL(base);
  const connect = { timeout: connectTimeoutMs };
  const pool = new Pool(origin, { connections, pipelining: 1, connect });
  return {
    // Cut from the text: a URL object would normalise the prefix.
    prefix: /^[a-z]+:\/\/[^/?#]*(.*?)\/*$/is.exec(base)?.[1] ?? '',
    pooled: pool,
    fresh: async (use) => {
      const client = new Client(origin, { connect });
      try {
        return await use(client);
      } finally {
        await client.destroy();
      }
    },
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
};
