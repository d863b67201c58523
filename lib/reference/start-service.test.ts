import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { ask } from '../../fixtures/testing/ask.ts';
import { openClient } from '../../fixtures/testing/open-client.ts';
import { parseConnectionString } from '../target/connection-string.ts';
import { startService } from './start-service.ts';

const portOf = ({ url }: { readonly url: string }): number => Number(new URL(url).port);

it('leaves nothing behind when it is closed, whatever is under way', async () => {
  const service = await startService();
  const clients = [await openClient(service, { user: 'anna' }), await openClient(service, { handshake: false })];
  const halfway = connect(portOf(service), '127.0.0.1');
  halfway.on('error', () => undefined);
  halfway.write('POST /api/v1/hubs/chat HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{');
  await ask(service, 'PUT /api/v1/hubs/chat/groups/g/users/anna?ttl=1');
  const ends = [...clients.map(({ closed }) => closed), new Promise((resolve) => halfway.on('close', resolve))];
  await Promise.all([service.close(), service.close()]);
  await Promise.all(ends);
  await expect(ask(service, 'GET /api/v1/health')).rejects.toThrow('ECONNREFUSED');
});

it('listens where it is told to, and says in a sentence why it cannot', async () => {
  const first = await startService();
  const port = portOf(first);
  await expect(startService({ port })).rejects.toMatchObject({
    code: 'ERR_USAGE',
    message: `the reference cannot listen on 127.0.0.1, port ${port}: the port is in use`,
  });
  await first.close();
  await using again = await startService({ port });
  expect(portOf(again)).toBe(port);
});

it('says where it is in a connection string', async () => {
  await using service = await startService();
  expect(parseConnectionString(service.connectionString)).toMatchObject({
    restBase: service.url,
    clientBase: service.url,
    accessKey: service.accessKey,
  });
  await using other = await startService();
  expect(other.accessKey).not.toBe(service.accessKey);
});

it('counts what is in it, and forgets hubs in which nothing is', async () => {
  await using service = await startService();
  const client = await openClient(service, { user: 'anna' });
  const paths = ['chat/groups/one/users/anna', 'chat/groups/two/users/anna', 'other/groups/one/users/bert'];
  for (const path of paths) await ask(service, `PUT /api/v1/hubs/${path}`);
  await ask(service, 'GET /api/v1/hubs/third/users/anna');
  expect(service.census()).toEqual({ hubs: 2, connections: 1, groups: 2, relations: 3 });
  await ask(service, 'DELETE /api/v1/hubs/chat/users/anna/groups');
  await ask(service, 'DELETE /api/v1/hubs/other/groups/one/users/bert');
  client.socket.close();
  await client.closed;
  await expect.poll(() => service.census()).toEqual({ hubs: 0, connections: 0, groups: 0, relations: 0 });
});
