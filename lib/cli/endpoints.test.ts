import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../../fixtures/gateway/start-gateway.ts';
import { selfSigned } from '../../fixtures/hostile/self-signed.ts';
import { startProxy } from '../../fixtures/proxy/start-proxy.ts';
import { startTunnels } from '../../fixtures/proxy/start-tunnels.ts';
import { runCli, type CliRun } from '../../fixtures/testing/run-cli.ts';
import { startService } from '../reference/start-service.ts';

const accessKey = 'key-of-a-service-somewhere-else-0123456789';

const judge = (endpoints: string, env: NodeJS.ProcessEnv = {}): Promise<CliRun> =>
  runCli(['run', '--area', 'broadcast'], {
    env: { ASRS_CONNECTION_STRING: `${endpoints};AccessKey=${accessKey}`, ...env },
  });

const lastLine = ({ output }: CliRun): string => output.trim().split('\n').at(-1) ?? '';

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

describe.concurrent('a correct service is found conformant', { timeout: 120_000 }, () => {
  test('below a path prefix', async () => {
    const gateway = await startGateway({ accessKey, prefix: '/stage/signalr' });
    await using run = await judge(`Endpoint=${gateway.url}/`);
    await gateway.close();
    expect(run.output).toContain(`${gateway.url} (access key`);
    expect(run).toMatchObject({ exitCode: 0 });
  });

  test('behind the proxy that the environment names, requests and clients alike', async () => {
    await using service = await startService({ accessKey });
    await using tunnels = await startTunnels(service.url, 'jane:canary-of-a-proxy-0123');
    const proxy = tunnels.url.replace('//', '//jane:canary-of-a-proxy-0123@');
    await using run = await judge('Endpoint=http://signalr.example;ClientEndpoint=http://clients.example:81', {
      HTTP_PROXY: proxy,
    });
    expect(run.output).toContain(`, through the proxy ${new URL(tunnels.url).host} (access key`);
    expect(run.output).not.toContain('canary-of-a-proxy');
    expect(run).toMatchObject({ exitCode: 0 });
    expect(new Set(tunnels.asked)).toEqual(new Set(['signalr.example:80', 'clients.example:81']));
  });

  test('without the proxy where the environment exempts its host, and always on this machine', async () => {
    await using service = await startService({ accessKey });
    const proxy = 'http://127.0.0.1:9';
    await using run = await judge(`Endpoint=${service.url}`, { HTTP_PROXY: proxy });
    expect(run).toMatchObject({ exitCode: 0 });
    await using exempted = await judge('Endpoint=http://signalr.invalid', { HTTP_PROXY: proxy, NO_PROXY: '.invalid' });
    expect(lastLine(exempted)).toContain('the host name of http://signalr.invalid could not be resolved');
    await using refused = await judge('Endpoint=http://signalr.invalid', { HTTP_PROXY: proxy });
    expect(lastLine(refused)).toContain('through the proxy 127.0.0.1:9');
  });

  test.runIf(hasIpv6)('at an IPv6 address', async () => {
    await using service = await startService({ accessKey, host: '::1' });
    const { port } = new URL(service.url);
    await using run = await judge(`Endpoint=http://[::1];Port=${port}`);
    expect(run.output).toContain(`http://[::1]:${port} (access key`);
    expect(run).toMatchObject({ exitCode: 0 });
  });

  test('with one endpoint for servers and another for clients', async () => {
    await using service = await startService({ accessKey });
    await using servers = await startProxy({ targetUrl: service.url });
    await using clients = await startProxy({ targetUrl: service.url });
    const endpoints = `Endpoint=http://127.0.0.1:1;ServerEndpoint=${servers.url};ClientEndpoint=${clients.url}`;
    await using run = await judge(endpoints);
    expect(run.output).toContain(`${servers.url}, clients at ${clients.url}`);
    expect(run).toMatchObject({ exitCode: 0 });
  });

  test('by https and wss, where its certificate is trusted', async () => {
    const tls = selfSigned();
    const folder = await mkdtemp(join(tmpdir(), 'asrs-certificate-'));
    const file = join(folder, 'certificate.pem');
    await writeFile(file, tls.cert);
    const gateway = await startGateway({ accessKey, tls });
    await using run = await judge(`Endpoint=${gateway.url}`, { NODE_EXTRA_CA_CERTS: file });
    expect(run.output).toContain(`https://localhost:${new URL(gateway.url).port} (access key`);
    expect(run).toMatchObject({ exitCode: 0 });
    await using untrusting = await judge(`Endpoint=${gateway.url}`);
    await Promise.all([gateway.close(), rm(folder, { recursive: true })]);
    expect(untrusting).toMatchObject({ exitCode: 75 });
    expect(lastLine(untrusting)).toMatch(/certificate of https:.* is not trusted .*NODE_EXTRA_CA_CERTS/);
  });
});
