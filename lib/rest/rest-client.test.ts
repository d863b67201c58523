import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { resolveTarget } from '../target/resolve-target.ts';
import type { Exchange } from '../contract/exchange.ts';
import { createRecorder, type Recorder } from '../trace/recorder.ts';
import { createRestClient, type RestClient } from './rest-client.ts';
import { createTokens } from './tokens.ts';

const key = 'CanaryKey0123456789==';

const clientOf = async (server: Server, signal?: AbortSignal): Promise<{ rest: RestClient; recorder: Recorder }> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const target = resolveTarget({ target: `http://127.0.0.1:${port}/pre%2efix`, key, profile: 'reference', env: {} });
  if (target === undefined) throw new Error('no target');
  const recorder = createRecorder({ secrets: [key] });
  const rest = createRestClient({ target, recorder, tokens: createTokens(target), signal });
  onTestFinished(async () => {
    await rest[Symbol.asyncDispose]();
    server.closeAllConnections();
    server.close();
  });
  return { rest, recorder };
};

const serve = (listener: RequestListener) => clientOf(createServer(listener));
const get = { operation: 'other', method: 'GET', path: '/x' } as const;

describe('a request', () => {
  it('arrives with its path as it stands, below the prefix of the base', async () => {
    const urls: (string | undefined)[] = [];
    const { rest } = await serve((request, response) => {
      urls.push(request.url);
      response.end();
    });
    const paths = ['/a/%2e%2e/b', '/a/../b', '/%61%2F+//', "/x?q=%61+'()*!&q="];
    for (const path of paths) await rest.exchange({ ...get, path });
    expect(urls).toEqual(paths.map((path) => `/pre%2efix${path}`));
  });

  it('has a content type with a body only, and a PUT has the length 0', async () => {
    const seen: Pick<IncomingMessage, 'headers'>[] = [];
    const { rest } = await serve((request, response) => {
      seen.push({ headers: request.headers });
      response.end();
    });
    await rest.exchange({ ...get, method: 'PUT' });
    await rest.exchange({ ...get, method: 'DELETE' });
    await rest.exchange({ ...get, method: 'POST', body: '{}' });
    await rest.exchange({ ...get, method: 'POST', body: '{}', contentType: null });
    const shown = seen.map(({ headers }) => [headers['content-type'], headers['content-length']]);
    expect(shown).toEqual([
      [undefined, '0'],
      [undefined, undefined],
      ['application/json', '2'],
      [undefined, '2'],
    ]);
  });

  it('may go out in chunks, without a length, and whole', async () => {
    const seen: unknown[] = [];
    const { rest } = await serve((request, response) => {
      void text(request).then((body) => {
        seen.push([request.headers['transfer-encoding'], request.headers['content-length'], body]);
        return response.end();
      });
    });
    await rest.exchange({ ...get, method: 'POST', body: '{"a":"é"}', chunked: true });
    expect(seen).toEqual([['chunked', undefined, '{"a":"é"}']]);
  });

  it('has one, two or no lines of authorization, and the record shows none of them', async () => {
    const counts: number[] = [];
    const { rest, recorder } = await serve((request, response) => {
      counts.push(request.rawHeaders.filter((name) => name.toLowerCase() === 'authorization').length);
      response.end(`${request.headers.authorization} ${key}`);
    });
    const exchanges: Exchange[] = [];
    recorder.onExchange((exchange) => exchanges.push(exchange));
    for (const token of [undefined, 'two-headers', 'none'] as const) await rest.exchange({ ...get, token });
    expect(counts).toEqual([1, 2, 0]);
    expect(exchanges[0]?.requestHeaders['authorization']).toEqual(['Bearer <redacted>']);
    expect(exchanges[0]?.responseBody).toBe('Bearer <redacted> <redacted>');
    expect(JSON.stringify(exchanges)).not.toMatch(/eyJ|Canary/);
  });
});

describe('an answer', () => {
  it('is recorded, numbered and cut, and given whole to who asks', async () => {
    const { rest, recorder } = await serve((_, response) =>
      response.writeHead(418, { 'x-a': 'b' }).end('é'.repeat(5000)),
    );
    const numbers: number[] = [];
    recorder.onExchange(({ number }) => numbers.push(number));
    let whole = '';
    const exchange = await rest.exchange(get, { onBody: (body) => (whole = body) });
    await rest.exchange(get);
    expect(exchange).toMatchObject({ number: 1, status: 418, responseHeaders: { 'x-a': 'b' } });
    expect(exchange.responseBody?.length).toBeLessThan(2100);
    expect([whole.length, numbers, recorder.counts.exchanges]).toEqual([5000, [1, 2], 2]);
  });

  it('that is a redirect is not followed', async () => {
    const { rest } = await serve((_, response) => response.writeHead(302, { location: '/y' }).end());
    expect(await rest.exchange(get)).toMatchObject({ status: 302 });
  });

  it('that never comes, or never ends, is a timeout', async () => {
    const { rest } = await serve((request, response) => {
      if (request.url?.endsWith('/begins') === true) response.writeHead(200).write('a');
    });
    const silent = await rest.exchange(get, { timeoutMs: 50 });
    expect([silent.status, silent.failure?.code]).toEqual([undefined, 'ERR_TIMEOUT']);
    const endless = await rest.exchange({ ...get, path: '/begins' }, { timeoutMs: 200 });
    expect(endless).toMatchObject({ status: 200, failure: { code: 'ERR_TIMEOUT' } });
  });

  it('that is longer than 1 MB is cut off', async () => {
    const { rest } = await serve((_, response) => response.end(Buffer.alloc(1024 * 1024 + 1)));
    expect(await rest.exchange(get)).toMatchObject({ status: 200, failure: { code: 'ERR_BODY_TOO_LONG' } });
  });

  it('is given up when the run is', async () => {
    const abort = new AbortController();
    const { rest } = await clientOf(
      createServer(() => abort.abort()),
      abort.signal,
    );
    expect(await rest.exchange(get)).toMatchObject({ failure: { code: 'ERR_ABORTED' } });
  });

  it('cannot come where nobody listens', async () => {
    const server = createServer();
    const { rest } = await clientOf(server);
    server.close();
    await once(server, 'close');
    expect(await rest.exchange(get)).toMatchObject({ failure: { code: 'ECONNREFUSED' } });
  });
});

describe('a connection that the server closes', () => {
  const dropping = async (drops: number): Promise<Awaited<ReturnType<typeof serve>>> => {
    let left = drops;
    return serve((request, response) => {
      left -= 1;
      if (left >= 0) request.socket.destroy();
      else response.end();
    });
  };

  it('is tried once more with a new one, for what may be repeated', async () => {
    const { rest, recorder } = await dropping(1);
    expect(await rest.exchange(get)).toMatchObject({ number: 2, status: 200 });
    expect(recorder.counts.exchanges).toBe(2);
  });

  it('is a failure the second time, and at once for a POST', async () => {
    const { rest, recorder } = await dropping(3);
    expect((await rest.exchange({ ...get, method: 'POST', body: '' })).failure).toBeDefined();
    expect((await rest.exchange(get)).failure).toBeDefined();
    expect(recorder.counts.exchanges).toBe(3);
  });

  it('is tried once more for a negotiation, whose answer nobody has to use', async () => {
    const { rest } = await dropping(1);
    const negotiate = { operation: 'negotiate', method: 'POST', path: '/client/negotiate' } as const;
    expect(await rest.exchange(negotiate)).toMatchObject({ status: 200 });
  });

  it('carries no message again once that has happened', async () => {
    const used = new Set<object>();
    const { rest } = await serve(({ socket }, response) => {
      if (used.has(socket)) socket.destroy();
      else response.end();
      used.add(socket);
    });
    const send = async (): Promise<unknown> => (await rest.exchange({ ...get, method: 'POST', body: '' })).status;
    await expect.poll(send).toBe(undefined);
    expect([await send(), await send(), await send()]).toEqual([200, 200, 200]);
  });
});

describe('throttling', () => {
  it('is obeyed and counted', async () => {
    let asked = 0;
    const { rest, recorder } = await serve((_, response) => {
      asked += 1;
      response.writeHead([429, 503][asked - 1] ?? 202, { 'retry-after': '0' }).end();
    });
    expect(await rest.exchange(get)).toMatchObject({ status: 202 });
    expect(recorder.counts).toMatchObject({ throttled: 2, exchanges: 3 });
  });

  it('that does not end is the answer after four tries', async () => {
    const { rest, recorder } = await serve((_, response) => response.writeHead(429, { 'retry-after': '0' }).end());
    expect(await rest.exchange(get)).toMatchObject({ number: 4, status: 429 });
    expect(recorder.counts.throttled).toBe(4);
  });

  it('is not waited out when the caller gives up', async () => {
    const { rest, recorder } = await serve((_, response) => response.writeHead(503, { 'retry-after': '10' }).end());
    const abort = new AbortController();
    recorder.onExchange(() => queueMicrotask(() => abort.abort()));
    const exchange = await rest.exchange(get, { signal: abort.signal });
    expect(exchange).toMatchObject({ number: 1, status: 503 });
  });
});
