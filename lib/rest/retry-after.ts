import type { Exchange } from '../contract/exchange.ts';

/** The delay of the Retry-After header in milliseconds (seconds or an HTTP date; RFC 9110, 10.2.3). Undefined if it is absent or invalid. */
export const retryAfterMs = (headers: Exchange['responseHeaders']): number | undefined => {
  const header = headers?.['retry-after'];
  const text = (typeof header === 'string' ? header : header?.[0])?.trim() ?? '';
  if (text === '') return undefined;
  const delayMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(delayMs) ? undefined : Math.max(0, delayMs);
};
