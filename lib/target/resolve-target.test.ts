import { describe, expect, it } from 'vitest';
import { describeTarget } from './describe-target.ts';
import { resolveTarget } from './resolve-target.ts';

const text = 'Endpoint=http://localhost;Port=8888;AccessKey=CanaryKey0123;Version=1.0;';

describe('the target', () => {
  it('is none where nothing names one', () => {
    expect(resolveTarget({ env: { AzureSignalRConnectionString: ' ' } })).toBeUndefined();
  });

  it('is a mistake where our own variable is there and empty: a secret may be missing', () => {
    expect(() => resolveTarget({ env: { ASRS_CONNECTION_STRING: ' ' } })).toThrow(
      /^ASRS_CONNECTION_STRING is set, but/,
    );
    expect(resolveTarget({ target: 'http://a', key: 'k', env: { ASRS_CONNECTION_STRING: '' } })).toBeDefined();
  });

  it('may be a URL with a key, and has the cautious profile', () => {
    const target = resolveTarget({ target: 'http://a.example/x/', key: 'k', env: {} });
    expect(target).toMatchObject({ restBase: 'http://a.example/x', accessKey: 'k', profile: { name: 'default' } });
  });

  it.each(['ASRS_CONNECTION_STRING', 'AzureSignalRConnectionString', 'Azure__SignalR__ConnectionString'])(
    'may come from %s',
    (name) => {
      expect(resolveTarget({ env: { [name]: text } })).toMatchObject({ restBase: 'http://localhost:8888' });
    },
  );

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
