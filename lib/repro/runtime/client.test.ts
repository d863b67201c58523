import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client, Service } from './types.ts';
import { closeClients, openClient } from './client.js';
import { waitFor } from './service.js';

let server: WebSocketServer;
let peer: WebSocket;
let client: Client;
let service: Pick<Service, 'deadlineMs' | 'clients'>;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', (one) => {
    peer = one;
    one.once('message', () => one.send('{}\u001E'));
  });
  const { port } = server.address() as AddressInfo;
  service = { deadlineMs: 5000, clients: new Map() };
  const socketUrl = `http://127.0.0.1:${port}/client/?hub=h`;
  const negotiated = { id: '1', socketUrl, authorization: [], version: 1, hasToken: true, webSockets: true };
  await openClient(service as Service, 'ann', { hub: 'h', ...negotiated, pings: false });
  client = service.clients.get('ann')!;
});
afterEach(() => {
  closeClients(service as Service);
  server.close();
});

test('reads one message after another', async () => {
  peer.send('{"type":6}\u001E{"type":1,"target":"a","arguments":[]}\u001E');
  expect(await waitFor(() => client.frames.length === 2, 5000)).toBe(true);
  expect(client.closed).toBe(false);
});

test.each(['{"type":1,"arguments":[Infinity]}', '[]', '1', 'null', ''])(
  'gives up after a record that no client can read: %j',
  async (record) => {
    const closed = once(peer, 'close');
    peer.send(`${record}\u001E{"type":1,"target":"a","arguments":[]}\u001E`);
    await closed;
    expect(client.closed).toBe(true);
    expect(client.frames).toEqual([record]);
  },
);
