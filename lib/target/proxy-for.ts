import { getProxyForUrl } from 'proxy-from-env';
import { isLoopback } from './is-loopback.ts';

/**
 * The proxy that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` (in either case) name for a URL; undefined: none, the target is reached directly, as a service on this
 * machine always is. Contains secrets if the variables do: never print it.
 *
 * @param url of a request or of a WebSocket, which goes where a request of its scheme would go
 */
export const proxyFor = (url: string): string | undefined => {
  const target = new URL(url.replace(/^ws/, 'http'));
  const proxy = isLoopback(target.hostname) ? '' : getProxyForUrl(target.href);
  return proxy === '' ? undefined : proxy;
};
