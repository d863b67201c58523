import { exchange } from './exchange.js';
import { isExpected } from './call.js';
import { deviates, pause } from './service.js';
import { restAuthorization } from './token.js';

/**
 * When the labelled call was made.
 * @param {import('./types.ts').Service} service
 * @param {string} label
 */
export function momentOf({ labels }, label) {
  const moment = labels.get(label);
  if (moment === undefined) throw new Error(`nothing was done by the label ${label}`);
  return moment;
}

/**
 * Waits until the ttl of the labelled call has passed.
 * @param {import('./types.ts').Service} service
 * @param {string} label
 * @param {{ ttlMs: number }} options
 */
export async function pass(service, label, { ttlMs }) {
  await pause(momentOf(service, label).answeredAt + ttlMs - performance.now());
  service.changedAt = performance.now();
}

/**
 * Calls an operation again and again while the ttl of the labelled call lasts.
 * @param {import('./types.ts').Service} service
 * @param {string} label
 * @param {{ method: string, path: string, expect: import('./types.ts').Expected, ttlMs: number }} options
 */
export async function hold(service, label, { method, path, expect, ttlMs }) {
  const endsAt = momentOf(service, label).sentAt + ttlMs;
  const url = service.url + path;
  for (;;) {
    const { status } = await exchange({ method, url, authorization: restAuthorization(service, url) });
    if (performance.now() >= endsAt) return;
    if (!isExpected(expect, status)) {
      // Whoever is refused has not been looked up: that says nothing about the ttl.
      deviates(service, status === 404 ? 'expired-early' : 'status', {
        expected: `${[expect].flat().join(' or ')} for ${ttlMs} ms`,
        seen: `${status}`,
      });
      return;
    }
    await pause(Math.min(ttlMs / 8, endsAt - performance.now() - 50));
  }
}

/**
 * Lets so much time pass: a script has nothing else to do in the meantime.
 * @param {import('./types.ts').Service} _service
 * @param {number} ms
 */
export async function outlast(_service, ms) {
  await pause(ms);
}
