import { describe, expect, it } from 'vitest';
import { ask } from '../../../fixtures/testing/ask.ts';
import { openClient } from '../../../fixtures/testing/open-client.ts';
import { sendTo } from '../../../fixtures/testing/send-to.ts';
import { correctPolicies } from '../policies/correct-policies.ts';
import type { Effect, Policies } from '../policies/policies.ts';
import { startService } from '../start-service.ts';

const hubs = '/api/v1/hubs/chat';
const separator = '\u001E';
const shake = '{"protocol":"json","version":1}';

describe('the handshake', () => {
  it('is answered when its record is whole, and what rides behind it is read', async () => {
    await using service = await startService();
    const client = await openClient(service, { handshake: false });
    client.socket.send(shake.slice(0, 9));
    await sendTo(service, '', 'too early');
    expect(service.census().connections).toBe(0);
    client.socket.send(
      `${shake.slice(9)}${separator}{"type":1,"invocationId":"7","target":"x","arguments":[]}${separator}{`,
    );
    expect(JSON.parse(await client.record('invocationId'))).toMatchObject({ type: 3, invocationId: '7' });
    client.socket.send(`"type":6}${separator}`);
    await sendTo(service, '', 'still here');
    await client.record('still here');
    expect(client.records[0]).toBe('{}');
    expect(client.records.join('')).not.toContain('too early');
  });

  it.each(['{"protocol":"messagepack","version":1}', '{"protocol":"json","version":2}', '{}', '[]', 'hello'])(
    'is refused with an error: %s',
    async (request) => {
      await using service = await startService();
      const client = await openClient(service, { handshake: false });
      client.socket.send(request + separator + shake + separator);
      expect(Object.keys(JSON.parse(await client.record('error')) as object)).toEqual(['error']);
      await client.closed;
      expect(client.records).toHaveLength(1);
      expect(service.census().hubs).toBe(0);
    },
  );

  it('has to come in time', async () => {
    await using service = await startService({ handshakeTimeoutMs: 30 });
    const client = await openClient(service, { handshake: false });
    await client.closed;
    expect(client.records).toEqual([]);
  });

  it('is answered before the first message, and the client can be found by then', async () => {
    const told: string[] = [];
    const correct = correctPolicies();
    let found: number | undefined;
    const policies: Policies = {
      ...correct,
      // The moment after registration: a send that comes right then rides behind the answer.
      inherit: (hub, connection) => {
        correct.inherit(hub, connection);
        found = hub.connections.size;
        queueMicrotask(() => connection.transport.send('{"type":1,"target":"rides","arguments":[]}'));
        told.push(connection.id);
      },
    };
    await using service = await startService({ policies });
    const client = await openClient(service);
    await client.record('rides');
    expect(client.records[0]).toBe('{}');
    expect(found).toBe(1);
    expect(told).toEqual([client.connectionId]);
  });
});

describe('a connection', () => {
  it('is pinged', async () => {
    await using service = await startService({ pingIntervalMs: 20 });
    const client = await openClient(service);
    expect(await client.record('"type":6')).toBe('{"type":6}');
  });

  it('is dropped after a silence, and known no more', async () => {
    await using service = await startService({ clientTimeoutMs: 60 });
    const client = await openClient(service, { user: 'anna' });
    expect(await client.closed).toBe(1000);
    expect((await ask(service, `GET ${hubs}/users/anna`)).status).toBe(404);
    expect(service.census()).toEqual({ hubs: 0, connections: 0, groups: 0, relations: 0 });
  });

  it('is not dropped for what was sent in time and has not been read yet', async () => {
    const clientTimeoutMs = 200;
    await using service = await startService({ clientTimeoutMs });
    const client = await openClient(service);
    client.socket.send(`{"type":6}${separator}`);
    // Nothing is read meanwhile: the service has no other thread.
    const end = performance.now() + 1.5 * clientTimeoutMs;
    while (performance.now() < end);
    await sendTo(service, '', 'still here');
    expect(await client.record('still here')).toContain('"type":1');
  });

  it.each(['{"type":"1"}', 'hello', '[]', ''])('is closed for a record that is no message: %j', async (record) => {
    await using service = await startService();
    const client = await openClient(service);
    client.socket.send(record + separator);
    expect(await client.closed).toBe(1000);
  });

  it('is closed for a record that does not end', async () => {
    await using service = await startService();
    const client = await openClient(service);
    client.socket.send('x'.repeat(1024 * 1024));
    client.socket.send('x');
    expect(await client.closed).toBe(1006);
  });

  it('that is gone without a word is known no more', async () => {
    await using service = await startService();
    const [client, other] = [await openClient(service, { user: 'anna' }), await openClient(service)];
    client.socket.terminate();
    // Its end is noticed in turn with what others send.
    await client.closed;
    other.send({ type: 1, invocationId: '1', target: 'x', arguments: [] });
    await other.record('invocationId');
    await expect.poll(() => service.census().connections).toBe(1);
    expect((await ask(service, `GET ${hubs}/users/anna`)).status).toBe(404);
  });

  it('that REST closes is unknown before its close message, which comes before the end of the socket', async () => {
    const seen: string[] = [];
    const correct = correctPolicies();
    const policies: Policies = {
      ...correct,
      unregister: (hub, connection) => {
        seen.push(`unregister ${hub.connections.has(connection.id)}`);
        correct.unregister(hub, connection);
      },
      closeRecord: (connection, reason) => {
        seen.push(`close record ${reason}`);
        return correct.closeRecord(connection, reason);
      },
      endSocket: (connection) => {
        seen.push('end');
        correct.endSocket(connection);
      },
    };
    await using service = await startService({ policies });
    const client = await openClient(service);
    const { status } = await ask(service, `DELETE ${hubs}/connections/${client.connectionId}?reason=a%22b%00`);
    expect(status).toBe(202);
    expect(seen).toEqual(['unregister true', 'close record a"b\0', 'end']);
    expect(await client.closed).toBe(1000);
    expect(client.records).toEqual(['{}', '{"type":7,"error":"a\\"b\\u0000"}']);
    expect((await ask(service, `DELETE ${hubs}/connections/${client.connectionId}`)).status).toBe(202);
  });

  it('gets each message once, in the order in which they were sent', async () => {
    await using service = await startService();
    const client = await openClient(service, { user: 'anna' });
    await ask(service, `PUT ${hubs}/groups/g/users/anna`);
    await ask(service, `PUT ${hubs}/groups/g/connections/${client.connectionId}`);
    const targets = Array.from({ length: 40 }, (_none, number) => `m${number}.`);
    const ways = ['', '/users/anna', `/connections/${client.connectionId}`, '/groups/g'];
    for (const [number, target] of targets.entries()) await sendTo(service, ways[number % ways.length] ?? '', target);
    await client.record('m39.');
    const got = client.records.slice(1).map((record) => (JSON.parse(record) as { readonly target: string }).target);
    expect(got).toEqual(targets);
  });
});

describe('an effect', () => {
  it('may be applied late, when the client is gone: then nothing comes of it', async () => {
    const held: Effect[] = [];
    const policies: Policies = { ...correctPolicies(), takeEffect: (effect) => held.push(effect) };
    await using service = await startService({ policies });
    const client = await openClient(service, { user: 'anna' });
    expect(service.census().connections).toBe(0);
    client.socket.close();
    await client.closed;
    await expect.poll(() => held.map(({ what }) => what)).toEqual(['connect', 'disconnect']);
    for (const effect of held) effect.apply();
    expect(service.census()).toEqual({ hubs: 0, connections: 0, groups: 0, relations: 0 });
  });

  it('finds its hub as it is by then', async () => {
    const held: Effect[] = [];
    const policies: Policies = {
      ...correctPolicies(),
      takeEffect: (effect) => void (effect.what === 'connect' ? effect.apply() : held.push(effect)),
    };
    await using service = await startService({ policies });
    const put = await ask(service, `PUT ${hubs}/groups/g/users/anna`);
    const client = await openClient(service, { user: 'anna' });
    for (const effect of held) effect.apply();
    await sendTo(service, '/groups/g', 'reached');
    await client.record('reached');
    expect(put.status).toBe(202);
    expect(service.census()).toEqual({ hubs: 1, connections: 1, groups: 1, relations: 1 });
  });
});
