import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { admitClient } from '../service/admit-client.ts';
import type { Incoming, Outcome } from '../state/call.ts';
import type { Context } from '../service/context.ts';
import { incomingOf } from './incoming-of.ts';
import { serveClient, type Client } from '../clients/serve-client.ts';
import { createId } from '../service/tickets.ts';

/** The same limit as for REST bodies. */
const maxPayload = 1024 * 1024;

type Refusal = Exclude<Outcome, 'done'>;

/** Without `id` the client has not negotiated; that is allowed (`skipNegotiation`). */
const clientOf = (context: Context, incoming: Incoming): Client | Refusal => {
  const { policies, tickets } = context;
  if (incoming.path !== '/client/' && incoming.path !== '/client') return 'unknown-path';
  const admission = admitClient(context, incoming);
  if (typeof admission === 'string') return admission;
  const { hub, claims, query } = admission;
  const ticket = query.get('id');
  const id = ticket === null ? createId() : tickets.redeem(ticket, hub);
  if (id === undefined) return 'not-found';
  const user = policies.userOf(claims);
  return {
    id: policies.nameKey(id, 'connection'),
    hub,
    user: user === undefined ? undefined : policies.nameKey(user, 'user'),
    claims,
  };
};

const refuse = ({ policies }: Context, socket: Duplex, outcome: Refusal, incoming: Incoming): void => {
  const { status, headers = {}, body = '' } = policies.answer(outcome, undefined, incoming);
  const lines = Object.entries({ ...headers, Connection: 'close', 'Content-Length': Buffer.byteLength(body) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n${body}`);
};

/** Opens a client's WebSocket, or refuses it with a status. */
export const createUpgradeListener = (
  context: Context,
): ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) => {
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload });
  return (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    try {
      const incoming = incomingOf(request);
      const client = clientOf(context, incoming);
      if (typeof client === 'string') refuse(context, socket, client, incoming);
      else sockets.handleUpgrade(request, socket, head, (opened) => serveClient(context, opened, client));
    } catch {
      socket.destroy();
    }
  };
};
