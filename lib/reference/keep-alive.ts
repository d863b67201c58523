import type { Context } from './context.ts';
import type { Connection } from './state.ts';

/** The two clocks of a connection. */
export interface KeepAlive {
  /** The client has given a sign of life. */
  heard(): void;
  stop(): void;
}

/** Pings the client in even intervals; calls `onSilence` once it has been silent for too long. */
export const keepAlive = (context: Context, connection: Connection, onSilence: () => void): KeepAlive => {
  const { policies, pingIntervalMs, clientTimeoutMs } = context;
  const { transport } = connection;
  const ping = (): void => {
    try {
      const record = policies.pingRecord(connection);
      if (record !== undefined) transport.send(record);
    } catch {
      transport.close();
    }
  };
  const pinging = setInterval(ping, pingIntervalMs);
  const silence = setTimeout(onSilence, clientTimeoutMs);
  return {
    heard: () => silence.refresh(),
    stop: () => {
      clearInterval(pinging);
      clearTimeout(silence);
    },
  };
};
