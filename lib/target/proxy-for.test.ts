import { afterEach, describe, expect, it, vi } from 'vitest';
import { proxyFor } from './proxy-for.ts';

const proxy = 'http://proxy.example:3128';

describe('the proxy for a URL', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is that of its scheme, for a WebSocket that of the request it begins with', () => {
    vi.stubEnv('HTTP_PROXY', proxy);
    vi.stubEnv('https_proxy', 'http://other.example:8080');
    expect(proxyFor('http://a.example')).toBe(proxy);
    expect(proxyFor('ws://a.example/client/?hub=x')).toBe(proxy);
    expect(proxyFor('wss://a.example')).toBe('http://other.example:8080');
  });

  it('is none where nothing names one, for hosts that are exempted, and for this machine', () => {
    expect(proxyFor('http://a.example')).toBeUndefined();
    vi.stubEnv('HTTP_PROXY', proxy);
    vi.stubEnv('NO_PROXY', 'b.example,.internal');
    expect(
      ['http://b.example', 'http://x.internal', 'http://localhost:8888', 'ws://127.0.0.1', 'http://[::1]'].map(
        proxyFor,
      ),
    ).toEqual(Array.from({ length: 5 }));
  });
});
