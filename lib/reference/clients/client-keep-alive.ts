import type { Context } from '../service/context.ts';
import type { Connection } from '../state/state.ts';

/** The two clocks of a connection. */
export interface KeepAlive {
  /** Records that the client has sent something. */
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
  let listening = true;
  let silent = false;
  const end = (): void => {
    if (silent && listening) onSilence();
  };
  // On a busy machine this clock is due before what the client has sent in time has been read: look once more behind it.
  const silence = setTimeout(() => {
    silent = true;
    setImmediate(() => setImmediate(end));
  }, clientTimeoutMs);
  // A service that is wrong on purpose may never notice that a client has left: its process ends all the same.
  pinging.unref();
  silence.unref();
  return {
    heard: () => {
      silent = false;
      silence.refresh();
    },
    stop: () => {
      listening = false;
      clearInterval(pinging);
      clearTimeout(silence);
    },
  };
};
