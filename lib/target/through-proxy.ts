import { proxyFor } from './proxy-for.ts';

/** `, through the proxy <host>` where the environment names one for the URL, else empty. What goes before the host may be a password. */
export const throughProxy = (url: string): string => {
  const proxy = proxyFor(url);
  return proxy === undefined ? '' : `, through the proxy ${new URL(proxy).host}`;
};
