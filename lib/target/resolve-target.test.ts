import { describe, expect, it } from 'vitest';
import { describeTarget } from './describe-target.ts';
import { resolveTarget } from './resolve-target.ts';

const text = 'Endpoint=http://localhost;Port=8888;AccessKey=CanaryKey0123;Version=1.0;';

describe('the target', () => {
  it('is none where nothing names one', () => {
    expect(
      resolveTarget({ env: { PATH: '/bin', ConnectionStrings__Orders: '', SIGNALR_MAX_CONNECTIONS: '5' } }),
    ).toBeUndefined();
    const other = 'Endpoint=sb://a.example/;SharedAccessKeyName=x;SharedAccessKey=y';
    expect(resolveTarget({ env: { ConnectionStrings__Bus: other } })).toBeUndefined();
  });

  it.each([
    'ASRS_CONNECTION_STRING',
    'AzureSignalRConnectionString',
    'AzureSignalRConnectionString__serviceUri',
    'Azure__SignalR__ConnectionString',
    'AZURE_SIGNALR_CONNECTION_STRING',
    'ConnectionStrings__SignalR',
    'CUSTOMCONNSTR_AzureSignalR',
  ])('is a mistake where %s is there and empty: a secret may be missing', (name) => {
    expect(() => resolveTarget({ env: { [name]: ' ' } })).toThrow(`${name} is set, but empty`);
  });

  it.each([
    'ASRS_CONNECTIONSTRING',
    'ASRS_CONECTION_STRING',
    'ASRS_CONN_STR',
    'SIGNALR_CONNECTION_STRING',
    'AzureSignalRConectionString',
  ])('is a mistake where nothing names one but %s, which nobody reads', (name) => {
    const expected = `${name} is set, but is not a variable that is read; expected ASRS_CONNECTION_STRING`;
    expect(() => resolveTarget({ env: { [name]: text } })).toThrow(expected);
    expect(resolveTarget({ env: { [name]: text, ASRS_CONNECTION_STRING: text } })).toBeDefined();
  });

  it('as an argument may come where our own variable is empty', () => {
    expect(resolveTarget({ target: 'http://a', key: 'k', env: { ASRS_CONNECTION_STRING: '' } })).toBeDefined();
  });

  it('may be a URL with a key, and has the cautious profile', () => {
    const target = resolveTarget({ target: 'http://a.example/x/', key: 'k', env: {} });
    expect(target).toMatchObject({ restBase: 'http://a.example/x', accessKey: 'k', profile: { name: 'default' } });
  });

  it.each([
    'ASRS_CONNECTION_STRING',
    'AZURE_SIGNALR_CONNECTION_STRING',
    'AzureSignalRConnectionString',
    'Azure__SignalR__ConnectionString',
    'Azure:SignalR:ConnectionString',
    'Azure__SignalR__ConnectionString__east__primary',
    'ConnectionStrings__signalr',
    'ConnectionStrings:Realtime',
    'CUSTOMCONNSTR_Realtime',
  ])('may come from %s', (name) => {
    expect(resolveTarget({ env: { [name]: text } })).toMatchObject({ restBase: 'http://localhost:8888' });
  });

  it('may come from the identity-based form, as a URL, with a key or a token of its own', () => {
    const env = { AzureSignalRConnectionString__serviceUri: 'http://a.example' };
    expect(resolveTarget({ env: { ...env, ASRS_TOKEN: 't' } })).toMatchObject({ restBase: 'http://a.example' });
    expect(resolveTarget({ env: { ...env, ASRS_KEY: 'k' } })).toMatchObject({ accessKey: 'k' });
    expect(() => resolveTarget({ env })).toThrow('no key and no token for http://a.example');
  });

  it('is that of our own variable, then that of Azure Functions and .NET, then that of a connection string with any name', () => {
    const string = (host: string): string => `Endpoint=http://${host};AccessKey=k`;
    const env = {
      ConnectionStrings__a: string('third'),
      AzureSignalRConnectionString: string('second'),
      ASRS_CONNECTION_STRING: string('first'),
    };
    expect(resolveTarget({ env })?.restBase).toBe('http://first');
    expect(resolveTarget({ env: { ...env, ASRS_CONNECTION_STRING: undefined } })?.restBase).toBe('http://second');
  });

  it('as an argument goes before the environment', () => {
    const target = resolveTarget({ target: 'http://a', key: 'k', env: { ASRS_CONNECTION_STRING: text } });
    expect(target?.restBase).toBe('http://a');
  });

  it('takes a token from the environment, and without key or token is a mistake of usage', () => {
    const entra = 'Endpoint=http://a;AuthType=azure';
    expect(resolveTarget({ target: entra, env: { ASRS_TOKEN: 't' } })).toMatchObject({ bearerToken: 't' });
    expect(() => resolveTarget({ target: entra, env: {} })).toThrow(expect.objectContaining({ code: 'ERR_USAGE' }));
  });

  it.each(['127.0.0.1:18123', '[::1]:8888', 'signalr:8888/x', 'a.example', 'localhost'])(
    'needs a scheme in front of %s',
    (host) => {
      const expected = 'target: found a host without a scheme; write http:// or https:// in front of it';
      expect(() => resolveTarget({ target: host, key: 'k', env: {} })).toThrow(expected);
    },
  );

  it.each(['nonsense', 'a.b;AccessKey=k', 'ab+/cd=='])('is no host where it is %s', (other) => {
    expect(() => resolveTarget({ target: other, env: {} })).toThrow(/^connection string: /);
  });

  it('is described without its secrets', () => {
    const target = resolveTarget({ target: text, token: 'CanaryToken', profile: 'emulator', env: {} });
    if (target === undefined) throw new Error('no target');
    expect(describeTarget(target)).toBe('http://localhost:8888 (access key and bearer token; profile emulator)');
  });
});
