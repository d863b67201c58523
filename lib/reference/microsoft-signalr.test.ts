import {
  HttpTransportType,
  HubConnectionBuilder,
  LogLevel,
  type HubConnection,
  type IHttpConnectionOptions,
} from '@microsoft/signalr';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { ask, type Host } from '../../fixtures/testing/ask.ts';
import { signClaims } from '../../fixtures/testing/sign-claims.ts';
import { startService } from './start-service.ts';

const hubs = '/api/v1/hubs/chat';
const message = (...all: readonly unknown[]): { readonly body: string } => ({
  body: JSON.stringify({ Target: 'news', Arguments: all }),
});

interface BuildOptions extends IHttpConnectionOptions {
  readonly user?: string;
  readonly reconnect?: boolean;
}

const build = ({ url, accessKey }: Host, { user, reconnect = false, ...options }: BuildOptions = {}): HubConnection => {
  const at = `${url}/client/?hub=chat`;
  const builder = new HubConnectionBuilder().configureLogging(LogLevel.None).withUrl(at, {
    accessTokenFactory: () => signClaims(accessKey, { aud: at, ...(user === undefined ? {} : { nameid: user }) }),
    ...options,
  });
  const connection = (reconnect ? builder.withAutomaticReconnect([0, 20, 50, 100, 200]) : builder).build();
  onTestFinished(() => connection.stop());
  return connection;
};

/** The next invocation of `news`. */
const news = (connection: HubConnection): Promise<readonly unknown[]> =>
  new Promise((resolve) => {
    const listen = (...all: readonly unknown[]): void => {
      connection.off('news', listen);
      resolve(all);
    };
    connection.on('news', listen);
  });

const closeOf = (connection: HubConnection): Promise<Error | undefined> =>
  new Promise((resolve) => connection.onclose(resolve));

/** Passes on what comes until it is told to cut what is there. */
const relay = async (target: string): Promise<{ readonly url: string; readonly cut: () => void }> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(Number(new URL(target).port), '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    cut();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cut };
};

it('receives what is sent to its hub, its user, its connection, and to groups it is in by itself or by its user', async () => {
  await using service = await startService();
  const connection = build(service, { user: 'anna' });
  await connection.start();
  const id = connection.connectionId;
  expect((await ask(service, `PUT ${hubs}/groups/by-itself/connections/${id}`)).status).toBe(200);
  expect((await ask(service, `PUT ${hubs}/groups/by-user/users/anna`)).status).toBe(202);
  for (const way of ['', '/users/anna', `/connections/${id}`, '/groups/by-itself', '/groups/by-user']) {
    const next = news(connection);
    expect((await ask(service, `POST ${hubs}${way}`, message(way, 1.5, { deep: [null, true] }))).status).toBe(202);
    expect(await next).toEqual([way, 1.5, { deep: [null, true] }]);
  }
});

it('sees a close with its reason', async () => {
  await using service = await startService();
  const connection = build(service);
  await connection.start();
  const closed = closeOf(connection);
  const { status } = await ask(service, `DELETE ${hubs}/connections/${connection.connectionId}?reason=that%27s%20it`);
  expect(status).toBe(202);
  expect((await closed)?.message).toContain("that's it");
});

it('sees a close without reason as one without error', async () => {
  await using service = await startService();
  const connection = build(service, { reconnect: true });
  await connection.start();
  const closed = closeOf(connection);
  await ask(service, `DELETE ${hubs}/connections/${connection.connectionId}`);
  expect(await closed).toBeUndefined();
});

it('reconnects by itself, as another connection of the same user, which is in the groups of its user and in no other', async () => {
  await using service = await startService();
  const { url, cut } = await relay(service.url);
  const connection = build({ ...service, url }, { user: 'anna', reconnect: true });
  await connection.start();
  const before = connection.connectionId;
  await ask(service, `PUT ${hubs}/groups/by-itself/connections/${before}`);
  await ask(service, `PUT ${hubs}/groups/by-user/users/anna`);
  const again = new Promise((resolve) => connection.onreconnected(resolve));
  cut();
  expect(await again).not.toBe(before);
  const next = news(connection);
  await ask(service, `POST ${hubs}/groups/by-itself`, message('lost'));
  await ask(service, `POST ${hubs}/groups/by-user`, message('kept'));
  expect(await next).toEqual(['kept']);
});

it('connects again when it was stopped', async () => {
  await using service = await startService();
  const connection = build(service);
  await connection.start();
  await connection.stop();
  await connection.start();
  const next = news(connection);
  await ask(service, `POST ${hubs}`, message('again'));
  expect(await next).toEqual(['again']);
});

it('connects without negotiation', async () => {
  await using service = await startService();
  const connection = build(service, { user: 'anna', skipNegotiation: true, transport: HttpTransportType.WebSockets });
  await connection.start();
  const next = news(connection);
  await ask(service, `POST ${hubs}/users/anna`, message('here'));
  expect(await next).toEqual(['here']);
});

it('lives on beyond the time after which it would be dropped, because it pings and is pinged', async () => {
  await using service = await startService({ pingIntervalMs: 50, clientTimeoutMs: 1000 });
  const connection = build(service);
  connection.keepAliveIntervalInMilliseconds = 50;
  connection.serverTimeoutInMilliseconds = 1000;
  await connection.start();
  const silent = build(service);
  await silent.start();
  // The one that sends no pings is dropped; it is the clock of this test.
  await closeOf(silent);
  expect(connection.state).toBe('Connected');
});

it('learns that nobody answers its invocations', async () => {
  await using service = await startService();
  const connection = build(service);
  await connection.start();
  await expect(connection.invoke('anything', 1)).rejects.toThrow('Serverless');
  await connection.send('anything');
  expect(connection.state).toBe('Connected');
});

it('is refused with a wrong key', async () => {
  await using service = await startService();
  const connection = build({ url: service.url, accessKey: 'another' });
  await expect(connection.start()).rejects.toThrow('401');
});
