import { deviates, waitFor } from './service.js';
import { openWebSocket } from './web-socket.js';

/**
 * Opens the WebSocket of a client and shakes hands.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 * @param {import('./types.ts').Negotiated & import('./types.ts').ConnectOptions} options
 */
export async function openClient(service, name, options) {
  const { id, socketUrl, authorization, tokenIn, obeyClose = true, answersClose = true, pings = true } = options;
  const query = tokenIn === 'query' ? `&access_token=${authorization[0]?.replace(/^Bearer /, '')}` : '';
  /** @type {string[]} */
  const records = [];
  let text = '';
  let isOpen = true;
  const onText = (/** @type {string} */ part) => {
    const pieces = (text + part).split('\u001e');
    text = pieces.pop() ?? '';
    records.push(...pieces);
    if (client !== undefined) takeRecords(client, records, obeyClose);
  };
  const onClose = () => {
    isOpen = false;
    if (client !== undefined) client.closed = true;
  };
  /** @type {import('./types.ts').Client | undefined} */
  let client;
  const socket = await openWebSocket(socketUrl + query, query === '' ? authorization : [], { onText, onClose });
  socket.send('{"protocol":"json","version":1}\u001e');
  await waitFor(() => records.length > 0 || !isOpen, service.deadlineMs);
  const answer = records.shift();
  if (answer !== '{}') {
    socket.destroy();
    throw new Error(`the handshake was answered with ${answer ?? 'nothing'}`);
  }
  client = { id, frames: [], socket, closed: !isOpen };
  service.clients.set(name, client);
  takeRecords(client, records, obeyClose);
  if (!answersClose) socket.pause();
  if (pings) setInterval(() => socket.send('{"type":6}\u001e'), 1000).unref();
}

/**
 * Takes what has come to a client.
 * @param {import('./types.ts').Client} client
 * @param {string[]} records
 * @param {boolean} obeyClose
 */
export function takeRecords(client, records, obeyClose) {
  for (const record of records.splice(0)) {
    client.frames.push(record);
    const message = objectIn(record);
    if (message === undefined) {
      // As every SignalR client does.
      client.closed = true;
      client.socket.destroy();
      return;
    }
    const { type, error } = message;
    if (type !== 7) continue;
    client.closeFrame = { error };
    if (obeyClose) client.socket.close();
  }
}

/**
 * A record as an object; empty if it is none.
 * @param {string} record
 * @returns {{ type?: unknown, error?: unknown }}
 */
export function readRecord(record) {
  return objectIn(record) ?? {};
}

/**
 * A record as an object; undefined if it is none, so that no client can read it.
 * @param {string} record
 * @returns {{ type?: unknown, error?: unknown } | undefined}
 */
function objectIn(record) {
  try {
    const value = JSON.parse(record);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A client that has connected.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 */
export function clientOf({ clients }, name) {
  const client = clients.get(name);
  if (client === undefined) throw new Error(`${name} is not connected`);
  return client;
}

/**
 * The id of the connection of a client, as it stands in a path.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 */
export function idOf(service, name) {
  return encodeURIComponent(clientOf(service, name).id);
}

/**
 * Closes every client.
 * @param {import('./types.ts').Service} service
 */
export function closeClients({ clients }) {
  for (const { socket } of clients.values()) socket.destroy();
}

/**
 * Whether a record has a type and, as an invocation, a target and a list of arguments.
 * @param {Record<string, unknown>} record
 */
function isMessage({ type, target, arguments: values }) {
  return typeof type === 'number' && (type !== 1 || (typeof target === 'string' && Array.isArray(values)));
}

/**
 * Judges that every record of every client is a message of the protocol.
 * @param {import('./types.ts').Service} service
 */
export function judgeRecords(service) {
  for (const { frames } of service.clients.values()) {
    const bad = frames.find((text) => !isMessage(readRecord(text)));
    if (bad !== undefined)
      deviates(service, 'malformed-frame', { expected: 'a message of the hub protocol', seen: bad });
  }
}
