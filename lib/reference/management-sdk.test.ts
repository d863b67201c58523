import { request } from 'node:http';
import { expect, it } from 'vitest';
import { ask, type Host } from '../../fixtures/testing/ask.ts';
import { openClient } from '../../fixtures/testing/open-client.ts';
import { signClaims } from '../../fixtures/testing/sign-claims.ts';
import { startService } from './start-service.ts';

// What Microsoft.Azure.SignalR.Management 1.18.1 puts on the wire, request by request.

const hub = '/api/v1/hubs/app_chat';

const token = ({ accessKey }: Host, aud: string, claims: object = {}): string => {
  const now = Math.floor(Date.now() / 1000);
  return signClaims(accessKey, { nameid: 'sdk', nbf: now, exp: now + 3600, iat: now, aud, ...claims }, { kid: '1234' });
};

/** Its audience has no port. */
const rest = (host: Host, line: string, audience = line.replace(/^\S+ /, '').replace(/\?.*$/, '')): Promise<number> =>
  ask(host, line, {
    token: token(host, `http://127.0.0.1${audience}`),
    headers: line.startsWith('PUT') ? { 'Content-Length': 0 } : {},
  }).then(({ status }) => status);

/** Sends in chunks, without Content-Length. */
const post = ({ url, accessKey }: Host, path: string, payload: object): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = {
      Authorization: `Bearer ${token({ url, accessKey }, `http://127.0.0.1${path}`)}`,
      'Content-Type': 'application/json; charset=utf-8',
      'Transfer-Encoding': 'chunked',
    };
    const sent = request({ hostname, port, path, method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject);
    const text = Buffer.from(JSON.stringify(payload));
    // In the middle of a character, as likely as not.
    for (let at = 0; at < text.length; at += 7) sent.write(text.subarray(at, at + 7));
    sent.end();
  });

interface Negotiated {
  readonly connectionId: string;
  readonly connectionToken: string;
}

const negotiate = async (host: Host, claims: object): Promise<Negotiated> => {
  const line = 'POST /client/negotiate?hub=app_chat&negotiateVersion=1';
  const aud = 'http://127.0.0.1/client/?hub=app_chat';
  const { status, body } = await ask(host, line, { token: token(host, aud, claims) });
  expect(status).toBe(200);
  return JSON.parse(body) as Negotiated;
};

const connect = async (host: Host, claims: object) => {
  const { connectionId, connectionToken } = await negotiate(host, claims);
  expect(connectionToken).not.toBe(connectionId);
  const aud = 'http://127.0.0.1/client/?hub=app_chat';
  const client = await openClient(host, {
    hub: 'app_chat',
    id: connectionToken,
    token: token(host, aud, claims),
  });
  return { client, connectionId };
};

it('finds the service healthy by HEAD', async () => {
  await using service = await startService();
  expect(await rest(service, 'HEAD /api/v1/health')).toBe(200);
});

it('finds a client, its user and its groups as soon as the handshake is answered, and no more once the close message is seen', async () => {
  await using service = await startService();
  const { client, connectionId } = await connect(service, { nameid: 'anna', 'asrs.s.derror': 'True' });
  expect(await rest(service, `PUT ${hub}/groups/g/connections/${connectionId}`)).toBe(200);
  const places = [`/connections/${connectionId}`, '/users/anna', '/groups/g'];
  const found = (): Promise<number[]> => Promise.all(places.map((place) => rest(service, `HEAD ${hub}${place}`)));
  expect(await found()).toEqual([200, 200, 200]);
  expect(await rest(service, `DELETE ${hub}/connections/${connectionId}?reason=enough`)).toBe(202);
  expect(JSON.parse(await client.record('"type":7'))).toEqual({ type: 7, error: 'enough' });
  expect(await found()).toEqual([404, 404, 404]);
  await client.closed;
});

it('sends in chunks, with capitals, to hub, user, connection and group', async () => {
  await using service = await startService();
  const { client, connectionId } = await connect(service, { nameid: 'anna' });
  await rest(service, `PUT ${hub}/groups/g/users/anna`);
  for (const place of ['', '/users/anna', `/connections/${connectionId}`, '/groups/g']) {
    expect(await post(service, hub + place, { Target: 'news', Arguments: [`to ${place} ☂`, 1] })).toBe(202);
    const expected = { type: 1, target: 'news', arguments: [`to ${place} ☂`, 1] };
    expect(JSON.parse(await client.record(`to ${place} `))).toEqual(expected);
  }
});

it('sends to several groups or users by a request each', async () => {
  await using service = await startService();
  const { client } = await connect(service, { 'asrs.s.uid': 'anna' });
  for (const group of ['one', 'two']) expect(await rest(service, `PUT ${hub}/groups/${group}/users/anna`)).toBe(202);
  for (const group of ['one', 'two']) await post(service, `${hub}/groups/${group}`, { Target: group, Arguments: [] });
  await client.record('"two"');
  expect(client.records.filter((record) => record.includes('"type":1'))).toHaveLength(2);
});

it('adds, finds and removes users in groups', async () => {
  await using service = await startService();
  expect(await rest(service, `PUT ${hub}/groups/g/users/anna?ttl=60`)).toBe(202);
  expect(await rest(service, `GET ${hub}/groups/g/users/anna`)).toBe(200);
  expect(await rest(service, `DELETE ${hub}/groups/g/users/anna`)).toBe(202);
  expect(await rest(service, `GET ${hub}/groups/g/users/anna`)).toBe(404);
  expect([200, 202]).toContain(await rest(service, `DELETE ${hub}/users/anna/groups`));
});

it('takes the user from asrs.s.uid, and none where there is none', async () => {
  await using service = await startService();
  const named = await connect(service, { nameid: undefined, 'asrs.s.uid': 'bert', 'asrs.s.dc': 'true' });
  const nameless = await connect(service, { nameid: undefined });
  expect(await rest(service, `HEAD ${hub}/users/bert`)).toBe(200);
  await post(service, `${hub}/users/bert`, { Target: 'news', Arguments: ['for bert'] });
  await post(service, hub, { Target: 'news', Arguments: ['for all'] });
  await nameless.client.record('for all');
  await named.client.record('for all');
  expect(named.client.records.join('')).toContain('for bert');
  expect(nameless.client.records.join('')).not.toContain('for bert');
});

it('escapes names as .NET does, in the path and in the audience, or in the audience alone', async () => {
  await using service = await startService();
  const escaped = `${hub}/groups/it%27s%20%28a%29%2A%21/users/%C3%A4`;
  expect(await rest(service, `PUT ${escaped}`)).toBe(202);
  expect(await rest(service, `GET ${hub}/groups/it's%20(a)*!/users/%C3%A4`, escaped)).toBe(200);
});
