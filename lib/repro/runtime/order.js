import { clientOf } from './client.js';
import { copiesAt } from './send.js';
import { deviates, waitFor } from './service.js';
import { momentOf } from './time.js';

/**
 * The messages of the labelled sends come to a client, in this order.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 * @param {readonly string[]} labels
 */
export async function inOrder(service, name, labels) {
  const { frames } = clientOf(service, name);
  const placeOf = (/** @type {string} */ label) => {
    const { sent } = momentOf(service, label);
    const [first] = sent === undefined ? [] : copiesAt(service, sent, name);
    return first === undefined ? -1 : frames.indexOf(first);
  };
  await waitFor(() => labels.every((label) => placeOf(label) >= 0), service.deadlineMs);
  const missing = labels.filter((label) => placeOf(label) < 0);
  const expected = labels.join(', ');
  const came = labels.toSorted((one, other) => placeOf(one) - placeOf(other)).join(', ');
  if (missing.length > 0) deviates(service, 'not-delivered', { expected, seen: `nothing of ${missing.join(', ')}` });
  else if (came !== expected) deviates(service, 'out-of-order', { expected, seen: came });
}
