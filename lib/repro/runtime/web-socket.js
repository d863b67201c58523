import { randomBytes } from 'node:crypto';
import { startRequest } from './exchange.js';

/**
 * Opens a WebSocket (RFC 6455). Not the WebSocket of Node: that one cannot send an Authorization header, and hides when the server closes.
 * @param {string} url
 * @param {readonly string[]} authorization
 * @param {import('./types.ts').SocketListeners} listeners
 * @returns {Promise<import('./types.ts').Socket>}
 */
export function openWebSocket(url, authorization, listeners) {
  const headers = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': 13,
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...(authorization.length === 0 ? {} : { Authorization: [...authorization] }),
  };
  return new Promise((resolve, reject) => {
    const asked = startRequest(url, { method: 'GET', headers });
    asked.setTimeout(30_000, () => asked.destroy(new Error('the WebSocket was not answered')));
    asked.on('error', reject);
    asked.on('response', ({ statusCode }) => {
      reject(Object.assign(new Error(`the WebSocket was answered with ${statusCode}`), { status: statusCode }));
      asked.destroy();
    });
    asked.on('upgrade', (_, socket, head) => {
      asked.setTimeout(0);
      resolve(webSocketOn(socket, head, listeners));
    });
    asked.end();
  });
}

/**
 * Speaks WebSocket on a connection that was upgraded.
 * @param {import('node:stream').Duplex} connection
 * @param {Buffer} head
 * @param {import('./types.ts').SocketListeners} listeners
 * @returns {import('./types.ts').Socket}
 */
export function webSocketOn(connection, head, { onText, onClose }) {
  let waiting = head;
  let parts = '';
  const write = (/** @type {number} */ opcode, /** @type {Buffer} */ payload) => {
    if (connection.writable) connection.write(maskedFrame(opcode, payload));
  };
  const take = (/** @type {{ opcode: number, isLast: boolean, payload: Buffer }} */ { opcode, isLast, payload }) => {
    if (opcode === 8) {
      write(8, payload.subarray(0, 2));
      connection.end();
    } else if (opcode === 9) write(10, payload);
    else if (opcode < 3) {
      parts += payload.toString('latin1');
      if (!isLast) return;
      const text = Buffer.from(parts, 'latin1').toString('utf8');
      parts = '';
      onText(text);
    }
  };
  const read = (/** @type {Buffer} */ chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let frame = readFrame(waiting); frame !== undefined; frame = readFrame(waiting)) {
      waiting = waiting.subarray(frame.length);
      take(frame);
    }
  };
  connection.on('data', read);
  connection.on('error', () => connection.destroy());
  connection.on('close', onClose);
  connection.on('end', () => connection.end());
  read(Buffer.alloc(0));
  return {
    send: (text) => write(1, Buffer.from(text)),
    close: () => write(8, Buffer.from([3, 232])),
    pause: () => void connection.pause(),
    destroy: () => void connection.destroy(),
  };
}

/**
 * The first frame of what has arrived; undefined if it is not whole.
 * @param {Buffer} bytes
 */
export function readFrame(bytes) {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 127;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return undefined;
  const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + size) return undefined;
  const first = bytes.readUInt8(0);
  const payload = bytes.subarray(start, start + size);
  return { opcode: first & 15, isLast: first >= 128, payload, length: start + size };
}

/**
 * A frame from client to server, which has to be masked.
 * @param {number} opcode
 * @param {Buffer} payload
 */
export function maskedFrame(opcode, payload) {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header.writeUInt8(128 | opcode, 0);
  header.writeUInt8(128 | (length < 126 ? length : length < 65_536 ? 126 : 127), 1);
  if (header.length === 4) header.writeUInt16BE(length, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(length), 2);
  const mask = randomBytes(4);
  return Buffer.concat([header, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}
