import { exchange } from './exchange.js';
import { deviates, pause } from './service.js';
import { restAuthorization } from './token.js';

/**
 * Waits until the last change is visible, or at least the last coming or going of a client.
 * @param {import('./types.ts').Service} service
 * @param {{ isChange?: boolean }} what
 */
export async function settle({ settleMs, changedAt, connectedAt }, { isChange = false } = {}) {
  const last = isChange ? connectedAt : Math.max(changedAt, connectedAt);
  await pause(Math.max(0, last + settleMs - performance.now()));
}

/**
 * Whether a status is among those expected.
 * @param {import('./types.ts').Expected} expect
 * @param {number} status
 */
export function isExpected(expect, status) {
  const isSuccess = status >= 200 && status < 300;
  return [expect].flat().some((one) => one === 'anything' || one === status || (one === 'any success' && isSuccess));
}

/**
 * Calls an operation once and judges the status.
 * @param {import('./types.ts').Service} service
 * @param {string} method
 * @param {string} path
 * @param {import('./types.ts').CallOptions} options
 */
export async function call(service, method, path, options = {}) {
  const isChange = method !== 'GET' && method !== 'HEAD';
  await settle(service, { isChange });
  await ask(service, { method, path }, options);
  if (isChange) service.changedAt = performance.now();
}

/**
 * Sends a request of a step and judges the status. Returns whether it is as expected, and a success.
 * @param {import('./types.ts').Service} service
 * @param {{ method: string, path: string, body?: string, contentType?: string | null | undefined, chunked?: boolean | undefined, sent?: import('./types.ts').Sent }} request
 * @param {import('./types.ts').CallOptions} options
 */
export async function ask(service, { method, path, sent, ...body }, { expect = 'any success', token, label }) {
  const url = service.url + path;
  const sentAt = performance.now();
  const request = { method, url, authorization: restAuthorization(service, url, token), ...body };
  const { status, body: text } = await exchange(request).catch((error) => {
    deviates(service, 'no-answer', { expected: 'an answer', seen: error.message });
    throw error;
  });
  if (status === 429 || status === 503) throw new Error(`the service throttles: ${status}`);
  if (label !== undefined) {
    const accepted = status >= 200 && status < 300;
    service.labels.set(label, { sentAt, answeredAt: performance.now(), accepted, sent });
  }
  const isRight = isExpected(expect, status);
  if (!isRight)
    deviates(service, 'status', {
      expected: [expect].flat().join(' or '),
      seen: `${status} ${text}`.trim(),
      request: `${method} ${path}${token?.kind === undefined ? '' : `, with a bad token (${token.kind})`}`,
    });
  return isRight && status < 300;
}

/**
 * Whether the labelled call was answered with success.
 * @param {import('./types.ts').Service} service
 * @param {string} label
 */
export function isAccepted({ labels }, label) {
  return labels.get(label)?.accepted === true;
}
