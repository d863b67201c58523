import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Socket } from './types.ts';
import { waitFor } from './service.js';
import { openWebSocket } from './web-socket.js';

let server: WebSocketServer;
let peer: WebSocket;
let socket: Socket;
let texts: string[] = [];
let isClosed = false;
let authorization: readonly string[] | undefined;

beforeEach(async () => {
  texts = [];
  isClosed = false;
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', (one, { rawHeaders }) => {
    peer = one;
    authorization = rawHeaders.filter((_, index) => rawHeaders[index - 1]?.toLowerCase() === 'authorization');
  });
  const { port } = server.address() as AddressInfo;
  socket = await openWebSocket(`http://127.0.0.1:${port}/client/?hub=h&id=..%2e`, ['Bearer one', 'Bearer two'], {
    onText: (text) => texts.push(text),
    onClose: () => (isClosed = true),
  });
});
afterEach(() => {
  socket.destroy();
  server.close();
});

test('sends every Authorization header that it is given', () => {
  expect(authorization).toEqual(['Bearer one', 'Bearer two']);
});

test.each([0, 1, 125, 126, 65_535, 65_536, 300_000])('sends and receives %i characters', async (length) => {
  const text = 'é'.repeat(length / 2) + 'x'.repeat(length % 2);
  const received = once(peer, 'message') as Promise<[Buffer]>;
  socket.send(text);
  peer.send(text);
  expect((await received)[0].toString()).toBe(text);
  expect(await waitFor(() => texts.length === 1, 5000)).toBe(true);
  expect(texts).toEqual([text]);
});

test('joins the fragments of a message, also where a character is split, and answers pings in between', async () => {
  const bytes = Buffer.from('a😀b');
  const pong = once(peer, 'pong') as Promise<[Buffer]>;
  peer.send(bytes.subarray(0, 3), { fin: false, binary: false });
  peer.ping('are you there');
  peer.send(bytes.subarray(3), { fin: true });
  expect((await pong)[0].toString()).toBe('are you there');
  expect(await waitFor(() => texts.length > 0, 5000)).toBe(true);
  expect(texts).toEqual(['a😀b']);
});

test('notices that the server closes, and answers the closing handshake', async () => {
  const closed = once(peer, 'close') as Promise<[number]>;
  peer.close(1001);
  expect((await closed)[0]).toBe(1001);
  expect(await waitFor(() => isClosed, 5000)).toBe(true);
});

test('closes by the closing handshake', async () => {
  const closed = once(peer, 'close') as Promise<[number]>;
  socket.close();
  expect((await closed)[0]).toBe(1000);
  expect(await waitFor(() => isClosed, 5000)).toBe(true);
});
