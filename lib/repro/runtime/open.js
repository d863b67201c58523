import { closingOf } from './connection.js';
import { clientOf } from './client.js';
import { copiesAt } from './send.js';
import { ask } from './call.js';
import { deviates, newTag, waitFor } from './service.js';

/**
 * The connection of a client is open: a message to it arrives.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 * @param {{ method: string, path: string }} direct
 */
export async function isOpen(service, name, { method, path }) {
  const client = clientOf(service, name);
  const tag = newTag(service);
  const sent = {
    step: service.step,
    tag,
    isTagged: true,
    expected: undefined,
    times: 1,
    reaches: [name],
    mayReach: undefined,
  };
  await ask(service, { method, path, body: `{"Target":"${tag}","Arguments":[]}`, sent }, { expect: 'anything' });
  await waitFor(() => client.closed || copiesAt(service, sent, name).length > 0, service.deadlineMs);
  if (copiesAt(service, sent, name).length > 0 && !client.closed) return;
  deviates(service, 'closed', { expected: 'an open connection to which messages come', seen: closingOf(client) });
}
