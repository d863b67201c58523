import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ask } from '../../fixtures/testing/ask.ts';
import { openClient } from '../../fixtures/testing/open-client.ts';
import { signClaims } from '../../fixtures/testing/sign-claims.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { operationsIn } from '../spec/operation-in.ts';
import { correctPolicies } from './policies/correct-policies.ts';
import type { Policies } from './policies/policies.ts';
import { startService, type Service } from './start-service.ts';

const operations = operationsIn(v1);
const names = { hub: 'chat', group: 'g', user: 'anna', connection: 'nobody' };
const pathOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, (_all, name: keyof typeof names) => names[name]);
const body = '{"target":"news"}';

/** Writes a request as it stands and reads what comes until the service closes. */
const raw = async ({ url }: Service, head: readonly string[]): Promise<string> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(`${[...head, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  return text(socket);
};

describe('where a request goes', () => {
  it.each(operations)('$method $path is $id', async ({ method, path, sends, statuses }) => {
    await using service = await startService();
    const { status } = await ask(service, `${method} ${pathOf(path)}`, sends ? { body } : {});
    expect(statuses).toContain(status);
    expect(status).not.toBe(400);
  });

  it('has HEAD twins of the four looks, which answer without a body', async () => {
    await using service = await startService();
    const looks = operations.filter(({ kind }) => kind === 'look');
    expect(looks).toHaveLength(4);
    for (const { path } of looks) {
      const twin = await ask(service, `HEAD ${pathOf(path)}`);
      expect({ status: twin.status, body: twin.body }).toEqual({ status: 404, body: '' });
    }
  });

  it('answers another method with 405 and those that there are', async () => {
    await using service = await startService();
    const { status, headers } = await ask(service, 'PATCH /api/v1/hubs/chat/groups/g/users/anna');
    expect(status).toBe(405);
    expect(headers.allow?.split(', ').sort()).toEqual(['DELETE', 'GET', 'HEAD', 'PUT']);
  });

  it.each([
    '/',
    '/api/v1',
    '/api/v1/hubs',
    '/api/v1/hubs/chat/',
    '/api/v1/hubs/chat/users',
    '/API/v1/hubs/chat',
    '/client/',
  ])('does not know %s', async (path) => {
    await using service = await startService();
    expect((await ask(service, `POST ${path}`, { body })).status).toBe(404);
  });

  it('is healthy without a token', async () => {
    await using service = await startService();
    expect((await ask(service, 'GET /api/v1/health', { token: null })).status).toBe(200);
    expect((await ask(service, 'HEAD /api/v1/health', { token: null })).status).toBe(200);
  });

  it('takes a path as it was sent: dots, slashes and escapes are names like others', async () => {
    await using service = await startService();
    const put = async (name: string): Promise<number> =>
      (await ask(service, `PUT /api/v1/hubs/chat/groups/${name}/users/anna`)).status;
    const found = async (name: string): Promise<number> =>
      (await ask(service, `GET /api/v1/hubs/chat/groups/${name}/users/anna`)).status;
    expect(await put('..')).toBe(202);
    expect(await found('%2e%2E')).toBe(200);
    expect(await put('a%2Fb')).toBe(202);
    expect(await found('a%252Fb')).toBe(404);
    expect(await found('a+b')).toBe(404);
    expect(await put('%C3')).toBe(400);
    expect(await put('')).toBe(400);
  });

  it('answers names as long as can be', async () => {
    await using service = await startService();
    const group = encodeURIComponent('\u{1F600}'.repeat(512));
    expect(group).toHaveLength(6144);
    const user = encodeURIComponent('€'.repeat(1024));
    expect((await ask(service, `PUT /api/v1/hubs/chat/groups/${group}/users/${user}`)).status).toBe(202);
    const tooLong = encodeURIComponent('\u{1F600}'.repeat(1024));
    expect((await ask(service, `PUT /api/v1/hubs/chat/groups/${tooLong}/users/${user}`)).status).toBe(400);
  });
});

describe('who may ask', () => {
  it('is asked before anything is looked at', async () => {
    await using service = await startService();
    const bad = 'PUT /api/v1/hubs/1chat/groups/%C3/users/anna?ttl=x';
    const { status, headers } = await ask(service, bad, { token: null });
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toMatch(/^Bearer/);
    expect((await ask(service, bad)).status).toBe(400);
  });

  it('has to say it once', async () => {
    await using service = await startService();
    const { host } = new URL(service.url);
    const token = signClaims(service.accessKey, { aud: `${service.url}/api/v1/hubs/chat/users/anna` });
    const head = ['GET /api/v1/hubs/chat/users/anna HTTP/1.1', `Host: ${host}`, `authorization: bearer ${token}`];
    expect(await raw(service, head)).toMatch(/^HTTP\/1.1 404 /);
    expect(await raw(service, [...head, `Authorization: Bearer ${token}`])).toMatch(/^HTTP\/1.1 401 /);
  });

  it('is told by the Host that was sent', async () => {
    await using service = await startService();
    const aud = 'http://elsewhere.example/api/v1/hubs/chat/users/anna';
    const head = [
      'GET /api/v1/hubs/chat/users/anna?x=1 HTTP/1.1',
      `Authorization: Bearer ${signClaims(service.accessKey, { aud })}`,
    ];
    expect(await raw(service, [...head, 'Host: elsewhere.example'])).toMatch(/^HTTP\/1.1 404 /);
    expect(await raw(service, [...head, 'Host: another.example'])).toMatch(/^HTTP\/1.1 401 /);
  });

  const now = Math.floor(Date.now() / 1000);
  const path = '/api/v1/hubs/chat';
  it.each<[string, (aud: string) => object]>([
    ['expired', (aud) => ({ aud, exp: now - 600 })],
    ['without exp', (aud) => ({ aud, exp: undefined })],
    ['without audience', () => ({})],
    ['for a part of the path', (aud) => ({ aud: aud.slice(0, -1) })],
    ['for a client', (aud) => ({ aud: aud.replace(path, '/client/?hub=chat') })],
  ])('does not with a token %s', async (_how, claims) => {
    await using service = await startService();
    const token = signClaims(service.accessKey, claims(service.url + path));
    expect((await ask(service, `POST ${path}`, { body, token })).status).toBe(401);
  });

  it('may say when the token begins to hold without being asked, and have several audiences', async () => {
    await using service = await startService();
    const aud = ['elsewhere', `${service.url}/api/v1/hubs/chat`];
    const token = signClaims(service.accessKey, { aud, nbf: now + 600 });
    expect((await ask(service, 'POST /api/v1/hubs/chat', { body, token })).status).toBe(202);
  });
});

describe('what is sent', () => {
  it.each(['', '[]', '{}', '{"target":1}', '{"target":"a","arguments":{}}', '{"target":"a"', '"target"', 'null'])(
    'is refused: %s',
    async (sent) => {
      await using service = await startService();
      expect((await ask(service, 'POST /api/v1/hubs/chat', { body: sent })).status).toBe(400);
    },
  );

  it('is refused if it is no UTF-8, and the next is read afresh', async () => {
    await using service = await startService();
    const post = async (sent: Buffer): Promise<number> =>
      (await ask(service, 'POST /api/v1/hubs/chat', { body: sent })).status;
    const whole = Buffer.from('{"target":"€"}');
    expect(await post(whole.subarray(0, 13))).toBe(400);
    expect(await post(Buffer.from('{"target":"\xE4"}', 'latin1'))).toBe(400);
    expect(await post(whole)).toBe(202);
  });

  it('may be 1 MB long, and gets its answer even if it is far longer', async () => {
    await using service = await startService();
    const sized = (bytes: number): string => body.replace('news', 'n'.repeat(bytes - body.length + 4));
    const mega = 1024 * 1024;
    for (const [bytes, status] of [
      [mega, 202],
      [mega + 1, 400],
      [10 * mega, 400],
    ] as const) {
      expect((await ask(service, 'POST /api/v1/hubs/chat', { body: sized(bytes) })).status).toBe(status);
    }
  });

  it('is without effect if it is cut off', async () => {
    await using service = await startService();
    const client = await openClient(service);
    const { host, port } = new URL(service.url);
    const token = signClaims(service.accessKey, { aud: `${service.url}/api/v1/hubs/chat` });
    const socket = connect(Number(port), '127.0.0.1');
    const head = ['POST /api/v1/hubs/chat HTTP/1.1', `Host: ${host}`, `Authorization: Bearer ${token}`];
    socket.end([...head, 'Content-Length: 100', '', body].join('\r\n'));
    expect(await text(socket)).not.toContain('202');
    await ask(service, 'POST /api/v1/hubs/chat', { body: '{"target":"after"}' });
    await client.record('after');
    expect(client.records.join('')).not.toContain('news');
  });

  it('has arguments as they were written', async () => {
    await using service = await startService();
    const client = await openClient(service);
    const list = '[1.0, 1e0 ,-0,12345678901234567890,"\\u0041\\ud800",{"b":1,"a":2,"b":3},{"__proto__":[]}]';
    await ask(service, 'POST /api/v1/hubs/chat', { body: `\n{"Arguments" : ${list} , "TARGET":"ne\\u0077s"} ` });
    expect(await client.record('news')).toBe(`{"type":1,"target":"news","arguments":${list}}`);
  });
});

describe('the connection', () => {
  it('is kept for further requests, whatever the answer was', async () => {
    await using service = await startService();
    const { hostname, port } = new URL(service.url);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (const line of ['GET /api/v1/health', 'GET /nowhere', 'POST /api/v1/hubs/chat', 'HEAD /api/v1/health']) {
      const [method, path] = line.split(' ');
      await new Promise<void>((resolve, reject) => {
        const sent = request({ hostname, port, method, path, agent }, (response) => {
          ports.add(response.socket.localPort);
          response.resume();
          response.on('end', resolve);
        });
        sent.on('error', reject);
        sent.end(method === 'POST' ? body : undefined);
      });
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });
});

describe('a policy that throws', () => {
  const thrower = (): never => {
    throw new Error('on purpose');
  };
  const late: (keyof Policies)[] = ['closeRecord', 'endSocket', 'negotiateAnswer', 'handshake', 'isMessage', 'reply'];
  const early: (keyof Policies)[] = [
    'hears',
    'pingRecord',
    'closing',
    'register',
    'inherit',
    'unregister',
    'noticesEnd',
  ];
  const clients = new Set<keyof Policies>([...late, ...early, 'userOf', 'isForHub']);

  it.each(Object.keys(correctPolicies()).filter((name) => !clients.has(name as keyof Policies)))(
    '%s: 500 to the request that needs it, and life goes on',
    async (name) => {
      await using service = await startService({ policies: { ...correctPolicies(), [name]: thrower } });
      const statuses: number[] = [];
      for (const { method, path, sends } of operations) {
        statuses.push((await ask(service, `${method} ${pathOf(path)}`, sends ? { body } : {})).status);
      }
      expect(statuses.every((status) => [200, 202, 404, 500].includes(status))).toBe(true);
      const needsClient = ['renderInvocation', 'deliver', 'join', 'leave'];
      expect(statuses.includes(500)).toBe(!needsClient.includes(name) && !['forget'].includes(name));
    },
  );

  it.each([...clients])('%s: its client may suffer, others and the process do not', async (name) => {
    await using service = await startService({
      pingIntervalMs: 5,
      policies: { ...correctPolicies(), [name]: thrower },
    });
    const client = await openClient(service, { user: 'anna' }).catch(() => undefined);
    client?.send({ type: 1, invocationId: '1', target: 'x', arguments: [] });
    await ask(service, `DELETE /api/v1/hubs/chat/connections/${client?.connectionId}`);
    client?.socket.close();
    await client?.closed;
    expect((await ask(service, 'GET /api/v1/health')).status).toBe(200);
  });
});
