import { describe, expect, it } from 'vitest';
import { ask } from '../../../fixtures/testing/ask.ts';
import { negotiate } from '../../../fixtures/testing/negotiate.ts';
import { openClient } from '../../../fixtures/testing/open-client.ts';
import { sendTo } from '../../../fixtures/testing/send-to.ts';
import { signClaims } from '../../../fixtures/testing/sign-claims.ts';
import { startService } from '../start-service.ts';

describe('negotiate', () => {
  it('hands out an id for REST and a token for the socket, or in version 0 one for both', async () => {
    await using service = await startService();
    const { connectionId, connectionToken, body } = await negotiate(service);
    expect(connectionToken).not.toBe(connectionId);
    expect(JSON.parse(body)).toEqual({
      negotiateVersion: 1,
      connectionId,
      connectionToken,
      availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }],
    });
    for (const version of [0, '', 'x']) {
      const old = await negotiate(service, { version });
      expect(Object.keys(JSON.parse(old.body) as object)).toEqual(['connectionId', 'availableTransports']);
      const client = await openClient(service, { id: old.connectionId });
      await sendTo(service, `/connections/${old.connectionId}`, 'found');
      await client.record('found');
    }
  });

  it('wants a good token and a hub', async () => {
    await using service = await startService();
    expect((await negotiate(service, { token: null })).status).toBe(401);
    const rest = signClaims(service.accessKey, { aud: `${service.url}/api/v1/hubs/chat` });
    expect((await negotiate(service, { token: rest })).status).toBe(401);
    for (const hub of ['1chat', 'ch-at', '', '%C3%A4', 'a%20b']) {
      expect((await negotiate(service, { hub })).status).toBe(400);
    }
    expect((await ask(service, 'GET /client/negotiate?hub=chat')).status).toBe(405);
  });

  it('reads the token of the query too', async () => {
    await using service = await startService();
    const token = signClaims(service.accessKey, { aud: `${service.url}/client/?hub=chat` });
    const line = `POST /client/negotiate?hub=chat&access_token=${token}`;
    expect((await ask(service, line, { token: null })).status).toBe(200);
    const client = await openClient(service, { id: null, token: null, query: `&access_token=${token}` });
    expect(client.records).toEqual(['{}']);
  });
});

describe('the socket', () => {
  it('is refused without a good token, to another path, or with an id that was never handed out', async () => {
    await using service = await startService();
    await expect(openClient(service, { id: null, token: null })).rejects.toThrow('401');
    const expired = signClaims(service.accessKey, { aud: `${service.url}/client/?hub=chat`, exp: 1 });
    await expect(openClient(service, { token: expired })).rejects.toThrow('401');
    await expect(openClient(service, { id: 'made-up' })).rejects.toThrow('404');
    await expect(openClient(service, { id: null, hub: 'a%20b' })).rejects.toThrow('400');
    await expect(openClient({ ...service, url: `${service.url}/elsewhere` }, { id: null })).rejects.toThrow('404');
    expect(service.census().connections).toBe(0);
  });

  it('is opened by an id once, in its hub', async () => {
    await using service = await startService();
    const { connectionId, connectionToken } = await negotiate(service);
    await expect(openClient(service, { hub: 'other', id: connectionToken })).rejects.toThrow('404');
    await expect(openClient(service, { id: connectionId })).rejects.toThrow('404');
    await openClient(service, { id: connectionToken });
    await expect(openClient(service, { id: connectionToken })).rejects.toThrow('404');
  });

  it('is opened by an id in time only', async () => {
    await using service = await startService({ connectTimeoutMs: 30, handshakeTimeoutMs: 60 });
    const { connectionToken } = await negotiate(service);
    // A handshake that does not come in time is a clock of its own.
    await (
      await openClient(service, { id: null, handshake: false })
    ).closed;
    await expect(openClient(service, { id: connectionToken })).rejects.toThrow('404');
  });

  it('needs no negotiation', async () => {
    await using service = await startService();
    const client = await openClient(service, { id: null, user: 'anna' });
    await sendTo(service, '/users/anna', 'hello');
    expect(await client.record('hello')).toContain('"type":1');
  });
});
