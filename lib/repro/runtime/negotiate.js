import { exchange } from './exchange.js';

/**
 * Asks how to open the WebSocket. Follows a few redirects.
 * @param {import('./types.ts').Service} service
 * @param {import('./types.ts').ConnectOptions} options
 * @param {readonly string[]} authorization
 * @returns {Promise<import('./types.ts').Negotiated>}
 */
export async function negotiate({ clientUrl }, { hub, negotiateVersion = 1 }, authorization) {
  const query = `hub=${encodeURIComponent(hub)}`;
  let socketUrl = `${clientUrl}/client/?${query}`;
  let url = `${clientUrl}/client/negotiate?${query}&negotiateVersion=${negotiateVersion}`;
  let bearer = authorization;
  for (let redirects = 0; redirects < 5; redirects += 1) {
    const { status, body } = await exchange({ method: 'POST', url, authorization: bearer });
    if (status !== 200) throw Object.assign(new Error(`negotiate was answered with ${status}`), { status });
    const answer = JSON.parse(body);
    if (typeof answer.error === 'string') throw new Error(`negotiate was answered with an error: ${answer.error}`);
    if (typeof answer.url !== 'string') return negotiated(answer, { socketUrl, bearer, negotiateVersion });
    if (typeof answer.accessToken === 'string') bearer = [`Bearer ${answer.accessToken}`];
    socketUrl = answer.url;
    const next = new URL(answer.url);
    next.searchParams.set('negotiateVersion', String(negotiateVersion));
    next.pathname = `${next.pathname.replace(/\/$/, '')}/negotiate`;
    url = next.href;
  }
  throw new Error('negotiate redirected five times');
}

/**
 * Reads the answer to negotiate.
 * @param {Record<string, any>} answer
 * @param {{ socketUrl: string, bearer: readonly string[], negotiateVersion: 0 | 1 }} asked
 * @returns {import('./types.ts').Negotiated}
 */
export function negotiated(answer, { socketUrl, bearer, negotiateVersion }) {
  const { connectionId, connectionToken, negotiateVersion: version = 0, availableTransports = [] } = answer;
  if (typeof connectionId !== 'string') throw new Error('the answer to negotiate has no connectionId');
  const hasToken = typeof connectionToken === 'string';
  const id = negotiateVersion > 0 && hasToken ? connectionToken : connectionId;
  return {
    id: connectionId,
    socketUrl: `${socketUrl}${socketUrl.includes('?') ? '&' : '?'}id=${encodeURIComponent(id)}`,
    authorization: bearer,
    version,
    hasToken,
    webSockets: availableTransports.some(
      (/** @type {any} */ one) => one?.transport === 'WebSockets' && one.transferFormats?.includes('Text'),
    ),
  };
}
