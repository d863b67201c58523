import { clientOf, readRecord } from './client.js';
import { deviates, waitFor } from './service.js';

/**
 * The client closes its connection.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 * @param {{ abruptly?: boolean }} options
 */
export async function disconnect(service, name, { abruptly = false } = {}) {
  const client = clientOf(service, name);
  if (abruptly) client.socket.destroy();
  else client.socket.close();
  await waitFor(() => client.closed, 2000);
  service.connectedAt = performance.now();
}

/**
 * How the connection of a client stands.
 * @param {import('./types.ts').Client} client
 */
export function closingOf({ closeFrame, closed }) {
  const said =
    closeFrame === undefined
      ? 'no close message'
      : `a close message with ${JSON.stringify(closeFrame.error) ?? 'no reason'}`;
  return `${said}; the socket is ${closed ? 'closed' : 'open'}`;
}

/**
 * The service closes the connection of a client.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 * @param {{ by: readonly string[], reason?: string, observe?: boolean }} options
 */
export async function isClosed(service, name, { by, reason, observe = false }) {
  const client = clientOf(service, name);
  const holds = () => by.every((part) => (part === 'frame' ? client.closeFrame !== undefined : client.closed));
  const came = await waitFor(holds, service.deadlineMs);
  service.connectedAt = performance.now();
  if (observe) return;
  const seen = closingOf(client);
  if (!came) deviates(service, 'not-closed', { expected: `closed by ${by.join(' and ')}`, seen });
  else if (reason !== undefined && !String(client.closeFrame?.error).includes(reason))
    deviates(service, 'wrong-reason', { expected: `a close message with ${JSON.stringify(reason)}`, seen });
}

/**
 * Watches the keep-alive of a connection for so long.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 * @param {{ expect: string, waitMs: number, observe?: boolean }} options
 */
export async function keepAlive(service, name, { expect, waitMs, observe = false }) {
  const client = clientOf(service, name);
  const isPinged = () => client.frames.some((text) => readRecord(text).type === 6);
  const holds = expect === 'from-server' ? isPinged : () => client.closed;
  const came = await waitFor(holds, waitMs);
  const code = { 'from-server': 'no-ping', survives: 'closed' }[expect] ?? 'not-closed';
  if (observe || came === (expect !== 'survives')) return;
  deviates(service, code, { expected: expect, seen: `${closingOf(client)} after ${waitMs} ms` });
}

/**
 * The client invokes a method of the server; what comes of it is not judged.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 * @param {{ target: string, arguments: readonly unknown[] }} invocation
 */
export async function invoke(service, name, { target, arguments: values }) {
  const client = clientOf(service, name);
  const record = { type: 1, invocationId: 'i1', target, arguments: values };
  client.socket.send(`${JSON.stringify(record)}\u001e`);
  await waitFor(() => client.closed || client.frames.some((text) => text.includes('"i1"')), service.deadlineMs);
}
