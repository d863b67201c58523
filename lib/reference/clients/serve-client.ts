import { WebSocket } from 'ws';
import { applyEffect } from '../service/apply-effect.ts';
import { createTransport } from './client-transport.ts';
import type { Context } from '../service/context.ts';
import { keepAlive, type KeepAlive } from './client-keep-alive.ts';
import { splitRecords } from './split-records.ts';
import type { Connection } from '../state/state.ts';
import { useHub } from '../service/use-hub.ts';

/** Identifies the client that has opened a socket. */
export type Client = Pick<Connection, 'id' | 'hub' | 'user' | 'claims'>;

/** Makes the connection known, and gives it the groups of its user. A deviation may do so when the client is gone again. */
const appear = (context: Context, connection: Connection, isGone: () => boolean): boolean => {
  const { policies } = context;
  const apply = (): void => {
    if (isGone()) return;
    useHub(context, connection.hub, (hub) => {
      policies.register(hub, connection);
      policies.inherit(hub, connection);
    });
  };
  return applyEffect(context, { what: 'connect', hub: connection.hub, call: undefined, connection, apply });
};

const vanish = (context: Context, connection: Connection): void => {
  const apply = (): void => useHub(context, connection.hub, (hub) => context.policies.unregister(hub, connection));
  applyEffect(context, { what: 'disconnect', hub: connection.hub, call: undefined, connection, apply });
};

/** Shakes hands with a client and keeps it until its socket closes. A policy that throws costs the client its connection. */
export const serveClient = (context: Context, socket: WebSocket, client: Client): void => {
  const { policies } = context;
  const transport = createTransport(socket);
  const connection: Connection = { ...client, memberships: new Map(), transport };
  let alive: KeepAlive | undefined;
  let gone = false;

  const leave = (): void => {
    clearTimeout(impatience);
    alive?.stop();
    if (alive !== undefined && !gone) vanish(context, connection);
    gone = true;
  };
  const onSilence = (): void => {
    leave();
    transport.close();
  };
  const shakeHands = (record: string): void => {
    const { accepted, record: answer } = policies.handshake(record);
    clearTimeout(impatience);
    if (accepted) alive = keepAlive(context, connection, onSilence);
    // Before the response: a client that has read it must be found, and its next record may be a message.
    const sound = accepted && appear(context, connection, () => gone);
    transport.send(answer);
    if (!sound) transport.close();
  };
  const listen = (record: string): void => {
    if (policies.hears(record)) alive?.heard();
    if (!policies.isMessage(record)) {
      transport.close();
      return;
    }
    const answer = policies.reply(record);
    if (answer !== undefined) transport.send(answer);
  };

  const impatience = setTimeout(() => transport.close(), context.handshakeTimeoutMs);
  const read = splitRecords((record) => {
    // Ignores everything after a refusal.
    if (socket.readyState !== WebSocket.OPEN) return;
    if (alive === undefined) shakeHands(record);
    else listen(record);
  });
  socket.on('message', (data: Buffer) => {
    try {
      read(data.toString());
    } catch {
      socket.terminate();
    }
  });
  socket.on('close', (code) => {
    try {
      if (policies.noticesEnd(code)) leave();
    } catch {
      leave();
    }
  });
  // An error on a socket closes it.
  socket.on('error', () => undefined);
};
