import { isDeepStrictEqual } from 'node:util';
import { ask, settle } from './call.js';
import { parseMessage, writeMessage } from './message.js';
import { deviates, newTag, pause, waitFor } from './service.js';

/**
 * Sends a message and waits until it has reached its audience.
 * @param {import('./types.ts').Service} service
 * @param {string} method
 * @param {string} path
 * @param {import('./types.ts').SendOptions} options
 */
export async function send(
  service,
  method,
  path,
  { message = {}, times = 1, reaches = [], mayReach = [], ...options } = {},
) {
  await settle(service);
  const tag = newTag(service);
  const { expected, ...body } = writeMessage(tag, message);
  const sent = {
    step: service.step,
    tag,
    isTagged: body.body.includes(tag),
    expected,
    times,
    reaches,
    mayReach: mayReach === 'anybody' ? undefined : mayReach,
  };
  service.sent.push(sent);
  let isRight = true;
  for (let count = 0; count < times && isRight; count += 1)
    isRight = await ask(service, { method, path, ...body, sent }, options);
  const missing = () => reaches.filter((name) => copiesAt(service, sent, name).length < times);
  if (!isRight || (await waitFor(() => missing().length === 0, service.deadlineMs))) return;
  const what = times === 1 ? 'nothing' : `not all of ${times} equal messages`;
  const seen = `${what} came to ${missing().join(', ')} within ${Math.round(service.deadlineMs)} ms`;
  deviates(service, 'not-delivered', {
    expected: `${times === 1 ? 'one message' : `${times} messages`} to ${reaches.join(', ')}`,
    seen,
  });
}

/**
 * The records of a message that came to a client.
 * @param {import('./types.ts').Service} service
 * @param {import('./types.ts').Sent} sent
 * @param {string} name
 * @returns {readonly string[]}
 */
export function copiesAt({ clients }, { tag, isTagged }, name) {
  const frames = clients.get(name)?.frames ?? [];
  return frames.filter((text) => (isTagged ? text.includes(tag) : !/\bm\.[a-z\d]+\.\d+\./.test(text)));
}

/**
 * Waits for messages that nobody should get, and judges what came to whom.
 * @param {import('./types.ts').Service} service
 */
export async function judgeDeliveries(service) {
  if (service.sent.length > 0 && service.clients.size > 0) await pause(service.quietMs);
  for (const sent of service.sent) for (const name of service.clients.keys()) judgeCopies(service, sent, name);
}

/**
 * Judges what came of one message to one client.
 * @param {import('./types.ts').Service} service
 * @param {import('./types.ts').Sent} sent
 * @param {string} name
 */
export function judgeCopies(service, sent, name) {
  const copies = copiesAt(service, sent, name);
  const [first] = copies;
  const { step, times, reaches, mayReach, expected } = sent;
  if (first === undefined) return;
  const isWanted = reaches.includes(name);
  if (!isWanted && mayReach?.includes(name) === false)
    deviates(service, 'misdelivered', { step, expected: `nothing for ${name}`, seen: first });
  if (copies.length > times)
    deviates(service, 'duplicated', {
      step,
      expected: `${times} of the message to ${name}`,
      seen: `${copies.length} copies`,
    });
  if (isWanted && expected !== undefined && !isAsSent(expected, first))
    deviates(service, 'altered', { step, expected: JSON.stringify(expected), seen: first });
}

/**
 * Whether a record says what was sent. What was sent as undefined is not compared.
 * @param {{ target: unknown, arguments: unknown }} expected
 * @param {string} text
 */
export function isAsSent(expected, text) {
  const seen = parseMessage(text);
  const isSame = (/** @type {'target' | 'arguments'} */ part) =>
    expected[part] === undefined || isDeepStrictEqual(expected[part], seen[part]);
  return isSame('target') && isSame('arguments');
}
