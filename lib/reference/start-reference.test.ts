import { expect, it } from 'vitest';
import { ask } from '../../fixtures/testing/ask.ts';
import { openClient } from '../../fixtures/testing/open-client.ts';
import { startReference } from './start-reference.ts';

it('serves from a thread of its own', async () => {
  await using reference = await startReference({ accessKey: 'its key' });
  expect(reference.accessKey).toBe('its key');
  expect(reference.connectionString).toContain('AccessKey=its key;');
  const client = await openClient(reference, { user: 'anna' });
  // This thread does nothing else meanwhile, which is all the same to the other.
  const until = performance.now() + 50;
  const asked = ask(reference, 'GET /api/v1/hubs/chat/users/anna');
  while (performance.now() < until);
  expect((await asked).status).toBe(200);
  expect(await reference.census()).toEqual({ hubs: 1, connections: 1, groups: 0, relations: 0 });
  const both = await Promise.all([reference.census(), reference.census()]);
  expect(both[0]).toEqual(both[1]);
  client.socket.terminate();
});

it('keeps the intervals that it is given', async () => {
  await using reference = await startReference({ pingIntervalMs: 10, clientTimeoutMs: 60 });
  const client = await openClient(reference);
  expect(await client.record('"type":6')).toBe('{"type":6}');
  expect(await client.closed).toBe(1000);
});

it('says in a sentence why it cannot start', async () => {
  await using reference = await startReference();
  const port = Number(new URL(reference.url).port);
  await expect(startReference({ port })).rejects.toMatchObject({
    name: 'ConformanceError',
    code: 'ERR_USAGE',
    message: `the reference cannot listen on 127.0.0.1, port ${port}: the port is in use`,
  });
});

it('is gone when it is closed', async () => {
  const reference = await startReference();
  const client = await openClient(reference);
  await reference.close();
  await reference.close();
  await client.closed;
  await expect(ask(reference, 'GET /api/v1/health')).rejects.toThrow('ECONNREFUSED');
  await expect(reference.census()).rejects.toThrow('the reference has broken down: its thread has ended');
});
