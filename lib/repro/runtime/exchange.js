import http from 'node:http';
import https from 'node:https';

/**
 * Starts a request. Not fetch: the path goes out as it stands, and fetch would rewrite ".." and "%2e" in it.
 * @param {string} url
 * @param {{ method: string, headers: import('node:http').OutgoingHttpHeaders }} options
 */
export function startRequest(url, { method, headers }) {
  const [, origin = url, path = ''] = /^([a-z]+:\/\/[^/?#]*)(.*)$/is.exec(url) ?? [];
  const { protocol, hostname, port } = new URL(origin);
  const { request } = protocol === 'https:' ? https : http;
  return request({ protocol, hostname, port, path: path === '' ? '/' : path, method, headers });
}

/**
 * Sends a request and returns its answer.
 * @param {import('./types.ts').Request} request
 * @returns {Promise<import('./types.ts').Answer>}
 */
export function exchange({ method, url, authorization, body, contentType = 'application/json', chunked = false }) {
  const headers = {
    ...(authorization.length === 0 ? {} : { Authorization: [...authorization] }),
    ...(body === undefined || contentType === null ? {} : { 'Content-Type': contentType }),
    ...(chunked ? {} : { 'Content-Length': Buffer.byteLength(body ?? '') }),
  };
  return new Promise((resolve, reject) => {
    const asked = startRequest(url, { method, headers });
    asked.setTimeout(30_000, () => asked.destroy(new Error(`${method} ${url} got no answer`)));
    asked.on('error', reject);
    asked.on('response', (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      let size = 0;
      response.on('data', (chunk) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > 1_000_000) asked.destroy(new Error(`the answer to ${method} ${url} does not end`));
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    if (chunked) asked.write(body?.slice(0, 1) ?? '');
    asked.end(chunked ? body?.slice(1) : body);
  });
}
