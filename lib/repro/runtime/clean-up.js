import { exchange } from './exchange.js';
import { restAuthorization } from './token.js';

/**
 * Takes back what the script has stored, whatever came of it.
 * @param {import('./types.ts').Service} service
 * @param {string} method
 * @param {string} path
 */
export async function cleanUp(service, method, path) {
  const url = service.url + path;
  const asked = exchange({ method, url, authorization: restAuthorization(service, url) });
  await asked.catch(() => undefined);
}
